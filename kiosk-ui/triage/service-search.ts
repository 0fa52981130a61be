import type { HallResource } from '../../server/contract/hall-resource.ts'

type Service = HallResource['services'][number]

/** Services in whose letter or name, in any language, every searched word begins a word. */
export function findServices(services: readonly Service[], search: string): readonly Service[] {
  const words = search.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return services
  return services.filter((service) => {
    const texts = [service.letter, ...Object.values(service.names)]
    const known = texts.flatMap((text) => text.toLocaleLowerCase().split(/[\s,./()\-–]+/u))
    return words.every((word) => known.some((candidate) => candidate.startsWith(word)))
  })
}
