interface ImportMetaEnv {
  readonly STORYBOOK_DIA_URL?: string
  readonly STORYBOOK_DIA_ANON_KEY?: string
  readonly STORYBOOK_DIA_ADMIN_EMAIL?: string
  readonly STORYBOOK_DIA_ADMIN_PASSWORD?: string
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}

declare module '*.css'
