export { createDemoShop, type DemoShop, type DemoShopOptions } from './demo-shop.ts';
