/** The last values of something, oldest first, at most `limit` of them. */
export interface Recent {
  readonly limit: number
  readonly values: readonly number[]
}

export function emptyRecent(limit: number): Recent {
  return { limit, values: [] }
}

export function withValue(recent: Recent, value: number): Recent {
  return { ...recent, values: [...recent.values, value].slice(-recent.limit) }
}

/** The `share` quantile (0…1) of the values, by linear interpolation between neighbours; null where there are none. */
export function quantileOf(recent: Recent, share: number): number | null {
  const sorted = [...recent.values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (place - Math.floor(place))
}

export function meanOf(recent: Recent): number | null {
  if (recent.values.length === 0) return null
  return recent.values.reduce((sum, value) => sum + value, 0) / recent.values.length
}
