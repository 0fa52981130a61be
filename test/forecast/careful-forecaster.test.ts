import { expect, test } from 'vitest'
import { carefulForecaster } from '../../server/forecast/careful-forecaster.ts'
import type { Forecaster } from '../../server/forecast/forecaster.ts'
import { emptyHall } from '../../server/hall/hall.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { ordinary, sampleHall, taxes } from '../hall/sample-hall.ts'

test('ISSUE-3 a forecaster that fails costs the estimate, and is told of', () => {
  const fail = (): never => {
    throw new Error('the forecast is broken')
  }
  const broken: Forecaster = { observe: fail, arrivingNow: fail, waiting: fail }
  const told: unknown[] = []
  const careful = carefulForecaster(broken, (error) => told.push(error))
  const configured = { type: 'HallConfigured', configuration: sampleHall, atMs: 0 } as const
  const hall = evolve(emptyHall, configured)
  careful.observe(configured, hall)
  expect(careful.arrivingNow(hall, taxes, ordinary, 0)).toBeNull()
  expect(told).toEqual([new Error('the forecast is broken'), new Error('the forecast is broken')])
})
