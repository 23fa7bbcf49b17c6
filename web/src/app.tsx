// The frame: navigation by the headings of GB/T 39972-2021, a panel, the map.

import { signal } from '@preact/signals'
import { reachable } from './api/client'
import mark from './style/mark.svg'
import { Icon } from './part/icon'
import { BatchPanel } from './panel/batch'
import { BrowsePanel } from './panel/browse'
import { CheckPanel } from './panel/check'
import { ComparePanel } from './panel/compare'
import { GoTo } from './panel/goto'
import { Identify } from './panel/identify'
import { MapArea } from './panel/maparea'
import { PublishPanel } from './panel/publish'
import { QueryPanel } from './panel/query'
import { Measured, Status } from './panel/status'
import { Swipe } from './panel/swipe'
import { Tools } from './panel/tools'
import { asOf, today } from './state/layers'
import { tab, tabs, type Tab } from './state/view'
import { language, speak, t } from './text/text'

const panels: Record<Tab, () => preact.JSX.Element> = { browse: BrowsePanel, check: CheckPanel, batch: BatchPanel, compare: ComparePanel, query: QueryPanel, publish: PublishPanel }
const open = signal(true)
const copied = signal(false)

async function share(): Promise<void> {
  await navigator.clipboard.writeText(location.href).catch(() => {})
  copied.value = true
  setTimeout(() => { copied.value = false }, 2500)
}

export const App = () => {
  const Panel = panels[tab.value]
  return (
    <div class="app" data-panel-open={open.value}>
      <a class="skip" href="#panel">{t('skip')}</a>
      <header>
        <h1><img src={mark} alt="" width="26" height="26" />{t('app.name')}</h1>
        <nav aria-label={t('nav.label')}>{tabs.map((x) => (
          <button type="button" key={x} aria-current={tab.value === x ? 'page' : undefined} onClick={() => { tab.value = x; open.value = true }}>{t(`nav.${x}`)}</button>))}
        </nav>
        <GoTo />
        <div class="header-end">
          {asOf.value && asOf.value !== today.value && <span class="day">{asOf.value}</span>}
          <button type="button" onClick={() => void share()} title={t('link.title')}><Icon name="link" />{t(copied.value ? 'link.copied' : 'link.copy')}</button>
          <button type="button" class="language" lang={language.value === 'zh' ? 'en' : 'zh-CN'} onClick={() => speak(language.value === 'zh' ? 'en' : 'zh')}>{language.value === 'zh' ? 'English' : '中文'}</button>
        </div>
      </header>
      {!reachable.value && <p class="offline" role="alert">{t('offline.title')} {t('offline.waiting')}</p>}
      <main>
        <section id="panel" class="panel" tabIndex={-1} aria-label={t(`nav.${tab.value}`)} data-tab={tab.value}><Panel /></section>
        <div class="map-area">
          <MapArea />
          <Swipe />
          <button type="button" class="fold" aria-expanded={open.value} aria-controls="panel" aria-label={t('panel.fold')} title={t('panel.fold')} onClick={() => { open.value = !open.value }}><Icon name="panel" /></button>
          <Tools />
          <Measured />
          <Identify />
          <Status />
        </div>
      </main>
    </div>
  )
}
