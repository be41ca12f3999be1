export { type Agent, type Answer, type Ask, createAgent } from './http/agent.ts';
export { createFacetApi, type FacetApi, FacetApiError } from './http/facet-api.ts';
export { getAt, getList, getObject, getText, type Json, type JsonObject } from './http/json.ts';
export { type Ports, PortTakenError } from './ports.ts';
export { connectKlaviyo } from './seed/connect-klaviyo.ts';
export { createRunningExperience, type ExperienceDraft } from './seed/experiences.ts';
export { createManyExperiences, type Planned } from './seed/many-experiences.ts';
export { createWorld, type World, type WorldOptions } from './world.ts';
