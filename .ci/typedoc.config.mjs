// The API reference: one page per sub-path of @dia/core, from its docstrings.
import { readFileSync } from 'node:fs'
import { Converter, LiteralType, makeRecursiveVisitor, ReflectionKind, UnionType } from 'typedoc'
import { load as markdown } from 'typedoc-plugin-markdown'

const { exports } = JSON.parse(
  readFileSync(new URL('../packages/core/package.json', import.meta.url), 'utf8'),
)
const subPaths = Object.keys(exports).filter((path) => path !== '.' && path !== './package.json')

export default {
  name: '@dia/core',
  entryPoints: subPaths.map((path) => `../packages/core/src/${path.slice(2)}/index.ts`),
  tsconfig: './tsconfig.api.json',
  plugin: [markdown, nameZodTypesOnly, spellOutTexts, sortTexts],
  router: 'module',
  out: '../docs/api',
  readme: 'none',
  entryFileName: 'README',
  // Nothing in the pages may differ between machines, or hang on a commit.
  disableSources: true,
  disableGit: true,
  hideGenerator: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  sort: ['kind', 'alphabetical'],
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: false },
  treatWarningsAsErrors: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  pageTitleTemplates: { index: '{projectName}', module: ({ name }) => `@dia/core/${name}` },
  indexFormat: 'table',
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  enumMembersFormat: 'table',
  typeDeclarationFormat: 'table',
}

/** A table's schema as zod spells out its type fills a page and says nothing of the table. */
function nameZodTypesOnly(app) {
  const shorten = makeRecursiveVisitor({
    reference(type) {
      if (type.package === 'zod' && type.name.startsWith('Zod')) type.typeArguments = undefined
    },
  })
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) reflection.type?.visit(shorten)
  })
}

/** Texts in a union stand in the alphabet's order: the compiler's own changes with files that have nothing to do with it. */
function sortTexts(app) {
  const sort = makeRecursiveVisitor({
    union(type) {
      const isText = (member) => member instanceof LiteralType && typeof member.value === 'string'
      const texts = type.types.filter(isText).sort((a, b) => (a.value < b.value ? -1 : 1))
      type.types = [...texts, ...type.types.filter((member) => !isText(member))]
    },
  })
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) reflection.type?.visit(sort)
  })
}

/** A type that comes down to a few texts is shown as these texts, however it is written. */
function spellOutTexts(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const checker = context.programs[0].getTypeChecker()
    for (const alias of context.project.getReflectionsByKind(ReflectionKind.TypeAlias)) {
      const type = checker.getDeclaredTypeOfSymbol(context.getSymbolFromReflection(alias))
      const isWritten = alias.type instanceof UnionType
      if (isWritten || !type.isUnion() || !type.types.every((member) => member.isStringLiteral())) continue
      alias.type = new UnionType(type.types.map(({ value }) => new LiteralType(value)))
    }
  })
}
