import "$/design/fonts.css";
import "$/design/tokens.css";
import "$/design/base.css";
import "$/marks/marks.css";

import { mount } from "svelte";

import App from "$/App.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target });
