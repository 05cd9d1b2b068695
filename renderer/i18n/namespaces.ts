/** One file per namespace and locale under `locales/`. Keys are flat: `<screen>.<element>.<role>`, codes are keys as they are. */
export const NAMESPACES = [
  'common',
  'kiosk',
  'counter',
  'devices',
  'manage',
  'people',
  'board',
  'phone',
  'errors',
  'print',
  'voice',
  'why',
] as const;
export type TextNamespace = (typeof NAMESPACES)[number];
