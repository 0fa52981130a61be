/** A predictive distribution of a time still to wait, by three of its quantiles; milliseconds from now. */
export interface Quantiles {
  readonly p10Ms: number
  readonly p50Ms: number
  readonly p90Ms: number
}

/** Non-negative and in order, whatever went in. */
export function ordered({ p10Ms, p50Ms, p90Ms }: Quantiles): Quantiles {
  const middle = Math.max(0, p50Ms)
  return { p10Ms: Math.min(middle, Math.max(0, p10Ms)), p50Ms: middle, p90Ms: Math.max(middle, p90Ms) }
}
