import type { Plugin } from 'vite'
export function simulatedMarket(): Plugin { return { name: 'simulated-market' } }
