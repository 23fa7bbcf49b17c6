// Line icons, 20 × 20; always beside words or an aria-label, so hidden from readers.

const paths = {
  file: 'M6 2.5h6l3.5 3.5v11.5h-9.5zM12 2.5v4h3.5',
  polygon: 'M4 7l7-4 6 5-3 9-9-2zM4 7h0M11 3h0M17 8h0',
  rectangle: 'M3.5 5h13v10h-13z',
  edit: 'M4 16l1-4 8.5-8.5 3 3-8.5 8.5zM11.5 5.5l3 3',
  ruler: 'M2.5 13.5l11-11 4 4-11 11zM6 10l2 2M9 7l1.4 1.4M12 4l2 2',
  area: 'M3 16V6l7-3 7 4v9zM3 16l14-9',
  trash: 'M4 6h12M8 6V3.5h4V6M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  link: 'M8.5 11.5l3-3M9 6l2.5-2.5a3.5 3.5 0 015 5L14 11M11 14l-2.5 2.5a3.5 3.5 0 01-5-5L6 9',
  search: 'M9 15A6 6 0 109 3a6 6 0 000 12zM13.5 13.5L18 18',
  download: 'M10 3v10M5.5 8.5L10 13l4.5-4.5M3.5 16.5h13',
  close: 'M5 5l10 10M15 5L5 15',
  table: 'M3 4.5h14v11H3zM3 8.5h14M8 8.5v7',
  target: 'M10 3v3M10 14v3M3 10h3M14 10h3M10 13.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7z',
  panel: 'M3 4h14v12H3zM8 4v12',
  play: 'M6 4l10 6-10 6z',
  check: 'M4 10.5l4 4 8-9',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d={paths[name]} /></svg>
)
