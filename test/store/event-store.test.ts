import { MemoryEventStore } from '../../server/store/memory/memory-event-store.ts'
import { sqliteStoreIn } from '../support/database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { eventStoreSuite } from './event-store-suite.ts'

eventStoreSuite('SQLite', () => {
  const folder = temporaryFolder()
  const store = sqliteStoreIn(folder)
  return {
    store,
    reopen() {
      void store.close()
      return sqliteStoreIn(folder)
    },
  }
})

eventStoreSuite('memory', () => {
  const store = new MemoryEventStore()
  return { store, reopen: () => store }
})
