// Whether the window is narrow: figures then leave less room for their labels.
import { MediaQuery } from "svelte/reactivity";

export const narrow = new MediaQuery("width < 44rem");
