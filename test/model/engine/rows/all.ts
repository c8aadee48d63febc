import { forms } from './forms.ts'
import { landings } from './landing.ts'
import { links } from './links.ts'
import { owners } from './owners.ts'
import type { Row } from './row.ts'
import { runnings } from './running.ts'
import { scopes } from './scopes.ts'

export const rows: readonly Row[] = [...owners, ...links, ...landings, ...forms, ...scopes, ...runnings]
