export { verifyIpFlow } from './ip-flow.ts'
export { effectiveRouteTable } from './routes.ts'
export { effectiveSecurityGroups } from './security-groups.ts'
