import { effect } from '@preact/signals'
import { render } from 'preact'
import 'maplibre-gl/dist/maplibre-gl.css'
import './style/page.css'
import { App } from './app'
import { revived } from './api/client'
import { takeDrops } from './panel/dropanywhere'
import { keepAsking, open, opened } from './state/check'
import { loadLaw } from './state/kinds'
import { asOf, loadLayers } from './state/layers'
import { keepAddress, restore } from './state/link'
import { language, t } from './text/text'

restore(location.hash)
effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  document.title = t('app.title')
})
// The server's own words follow the language, and everything is asked again when it came back.
effect(() => {
  void [language.value, asOf.value, revived.value]
  void loadLayers().catch(() => {})
})
effect(() => {
  void [language.value, revived.value]
  void loadLaw().catch(() => {})
})
takeDrops()
keepAddress()
keepAsking()
if (opened.value) void open(opened.value)
render(<App />, document.getElementById('app')!)
