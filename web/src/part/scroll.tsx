/** A table that may be longer than its place; reached by keyboard, so that arrows scroll it. */
export const Scroll = ({ size = '', label, children }: { size?: 'short' | 'tall' | ''; label: string; children: preact.ComponentChildren }) => (
  <div class={`scroll ${size}`} tabIndex={0} role="group" aria-label={label}>{children}</div>
)
