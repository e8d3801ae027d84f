export { effectiveRouteTable } from './routes.ts'
export { effectiveSecurityGroups } from './security-groups.ts'
