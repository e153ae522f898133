package sa.wusul.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.Page.AddStyleTagOptions;

/**
 * The editor, properties panel and linter of Camunda Modeler, in a page whose scripts
 * access the open editor as {@code modeler}.
 */
final class ModelerEditor {

	private static final Path BUILT = Path.of("target/modeler");

	private ModelerEditor() {
	}

	/** Starts it as Camunda Modeler does, the plug-ins first. */
	static Page start(Browser browser, Path... plugins) {
		Page page = browser.newPage();
		page.setViewportSize(1400, 900);
		page.setContent(
				"""
						<html><body style="margin: 0; height: 100vh; display: flex">
						<div id="canvas" style="flex: 1"></div><div id="panel" style="width: 420px; height: 100vh; overflow: auto"></div>
						</body></html>""");
		page.addStyleTag(new AddStyleTagOptions().setPath(BUILT.resolve("editor.css")));
		for (Path plugin : plugins) {
			page.addScriptTag(new AddScriptTagOptions().setPath(plugin));
		}
		page.addScriptTag(new AddScriptTagOptions().setPath(BUILT.resolve("editor.js")));
		return page;
	}

	static void open(Page page, Path model) throws IOException {
		page.evaluate("(model) => openEditor(model)", Files.readString(model));
	}

	static void photograph(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
	}

}
