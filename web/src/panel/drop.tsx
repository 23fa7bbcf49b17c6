import { signal } from '@preact/signals'
import { Icon } from '../part/icon'

const over = signal('')

/** A place to drop a file or choose one. */
export const Drop = ({ onFile, label, hint, id }: { onFile: (f: File) => void; label: string; hint: string; id: string }) => (
  <label class="drop" for={id} data-over={over.value === id}
    onDragOver={(e) => { e.preventDefault(); over.value = id }} onDragLeave={() => { over.value = '' }}
    onDrop={(e) => { e.preventDefault(); over.value = ''; const f = e.dataTransfer?.files[0]; if (f) onFile(f) }}>
    <Icon name="file" /><b>{label}</b><span class="soft">{hint}</span>
    <input id={id} type="file" onChange={(e) => { const f = e.currentTarget.files?.[0]; if (f) onFile(f); e.currentTarget.value = '' }} />
  </label>
)
