// A figure as a file: takes the SVG element of the page, gives an SVG that stands alone (styles as
// attributes, a ground, the typeface named), or the same as a picture.

const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "paint-order",
];

/** The figure as the text of an SVG file. */
export function standalone(figure: SVGSVGElement): string {
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const originals = [figure, ...figure.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, at) => settle(original, copies[at] as SVGElement));
  const box = figure.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  copy.insertBefore(groundOf(figure, box), copy.firstChild);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The figure as a PNG, twice as fine as it is large. */
export async function picture(figure: SVGSVGElement): Promise<Blob> {
  const box = figure.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([standalone(figure)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [box.width * 2, box.height * 2];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((keep, fail) => {
      canvas.toBlob(
        (blob) => (blob === null ? fail(new Error("the browser made no picture")) : keep(blob)),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the person. */
export function hand(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function settle(original: SVGElement, copy: SVGElement): void {
  const style = getComputedStyle(original);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== "") copy.setAttribute(name, value);
  }
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  copy.removeAttribute("tabindex");
}

function groundOf(figure: SVGSVGElement, box: DOMRect): SVGRectElement {
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
  }))
    ground.setAttribute(name, String(value));
  ground.setAttribute(
    "fill",
    getComputedStyle(figure).getPropertyValue("--paper") === ""
      ? "#fff"
      : getComputedStyle(document.documentElement).backgroundColor,
  );
  return ground;
}
