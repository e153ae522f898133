package sa.wusul.demo;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders a page of the demo as the program does, without starting it. */
public final class DemoPageBrowser {

	private DemoPageBrowser() {
	}

	public static MockMvc on(Object page) {
		var engine = new SpringTemplateEngine();
		engine.setTemplateResolver(DemoConfiguration.demoTemplateResolver());
		var views = new ThymeleafViewResolver();
		views.setTemplateEngine(engine);
		views.setCharacterEncoding("UTF-8");
		return MockMvcBuilders.standaloneSetup(page).setViewResolvers(views).build();
	}

}
