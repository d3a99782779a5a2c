/** Open a page in Firefox, walk through its views, and print what was seen and heard as JSON. */
import puppeteer from "puppeteer-core";

const [executablePath, address, picture] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const said = { errors: [], requests: [], views: {} };
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.on("pageerror", (error) => said.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && said.errors.push(message.text()));
  page.on("request", (request) => said.requests.push(request.url()));
  await page.goto(address);
  await page.waitForSelector("html[data-ready]");
  said.title = await page.title();
  said.claims = await page.evaluate(() => window.document.querySelector("#status").textContent);
  for (const view of ["network", "map", "timeline", "table", "article"]) {
    await page.click(`[data-view="${view}"]`);
    said.views[view] = await page.evaluate(() => {
      const canvas = document.querySelector("#net canvas");
      const shown = document.querySelector("#page");
      if (!shown.hidden) return shown.textContent.length;
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set();
      for (let at = 0; at < data.length; at += 400) colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      return colours.size;
    });
  }
  await page.type("#query", "哈萨克");
  await page.keyboard.press("Enter");
  said.chosen = await page.$eval("#panel h2", (node) => node.textContent);
  said.quote = await page.$eval("#panel blockquote", (node) => node.textContent);
  if (picture) await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
console.log(JSON.stringify(said));
