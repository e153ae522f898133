package sa.wusul.papers;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.thymeleaf.context.Context;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.standard.processor.StandardInlineEnablementTemplateBoundariesProcessor;
import org.thymeleaf.standard.processor.StandardInliningTextProcessor;
import org.thymeleaf.standard.processor.StandardUtextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/**
 * Renderer of the templates in {@code processes/papers}. They support escaped text only,
 * without the attribute for unescaped text and inline expressions, so that no template
 * can turn a person's words into markup.
 */
@Component
class PaperTemplateRenderer {

	static final String FOLDER = "processes/papers/";

	private static final Pattern NAME = Pattern.compile("(sheets/)?[a-z0-9]+(-[a-z0-9]+)*");

	private static final Set<Class<?>> UNESCAPED = Set.of(StandardUtextTagProcessor.class,
			StandardInliningTextProcessor.class, StandardInlineEnablementTemplateBoundariesProcessor.class);

	private final SpringTemplateEngine engine = new SpringTemplateEngine();

	PaperTemplateRenderer() {
		var files = new ClassLoaderTemplateResolver(PaperTemplateRenderer.class.getClassLoader());
		files.setPrefix(FOLDER);
		files.setSuffix(".html");
		files.setTemplateMode(TemplateMode.HTML);
		files.setCharacterEncoding(StandardCharsets.UTF_8.name());
		this.engine.setTemplateResolver(files);
		this.engine.setDialect(new EscapingDialect());
		this.engine.setEnableSpringELCompiler(true);
	}

	Document fill(String template, Map<String, Object> variables) {
		if (!NAME.matcher(template).matches()
				|| PaperTemplateRenderer.class.getClassLoader().getResource(FOLDER + template + ".html") == null) {
			throw new RefusalException(RefusalException.Kind.UNKNOWN, "paper.templateUnknown", template);
		}
		return parse(template, this.engine.process(template, new Context(RefusalWords.ARABIC, variables)));
	}

	private static Document parse(String template, String page) {
		try {
			var factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
		}
		catch (SAXException ex) {
			throw new IllegalStateException("Template " + template + " is not well-formed: " + ex.getMessage());
		}
		catch (IOException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Thymeleaf's dialect without its unescaped features. */
	private static final class EscapingDialect extends SpringStandardDialect {

		@Override
		public Set<IProcessor> getProcessors(String dialectPrefix) {
			return super.getProcessors(dialectPrefix).stream()
				.filter((processor) -> !UNESCAPED.contains(processor.getClass()))
				.collect(Collectors.toSet());
		}

	}

}
