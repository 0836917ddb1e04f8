export { type PublishOptions, type PublishReport, publishSite } from './publish/publishSite.js';
export type { AskedReview, KeepReview } from './review/asked.js';
export type { OriginalFile, PagePicture } from './server/app.js';
export { DEFAULT_PORT, type Serving, startServer } from './server/serve.js';
export { createSite, type Site, type SiteOptions } from './site.js';
