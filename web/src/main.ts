import { mount } from "svelte";
import "./design/tokens.css";
import "./design/base.css";
import App from "./shell/App.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no #app");
mount(App, { target });
