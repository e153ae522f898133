package sa.wusul.papers;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.Context;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.standard.processor.StandardInlineEnablementTemplateBoundariesProcessor;
import org.thymeleaf.standard.processor.StandardInliningTextProcessor;
import org.thymeleaf.standard.processor.StandardUtextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import sa.wusul.platform.model.DeployedFiles;
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

	static final String SHEETS = "sheets/";

	private static final Pattern NAME = Pattern.compile("(" + SHEETS + ")?[a-z0-9]+(-[a-z0-9]+)*");

	private static final Set<Class<?>> UNESCAPED = Set.of(StandardUtextTagProcessor.class,
			StandardInliningTextProcessor.class, StandardInlineEnablementTemplateBoundariesProcessor.class);

	private final Optional<ObjectProvider<DeployedFiles>> deployed;

	private volatile Templates templates = templates(Map.of());

	@Autowired
	PaperTemplateRenderer(ObjectProvider<DeployedFiles> deployed) {
		this.deployed = Optional.of(deployed);
	}

	PaperTemplateRenderer() {
		this.deployed = Optional.empty();
	}

	Document fill(String template, Map<String, Object> variables) {
		if (!NAME.matcher(template).matches() || !isKnown(template)) {
			throw new RefusalException(RefusalException.Kind.UNKNOWN, "paper.templateUnknown", template);
		}
		return parse(template, inService().engine().process(template, new Context(RefusalWords.ARABIC, variables)));
	}

	private static boolean isKnown(String template) {
		return PaperTemplateRules.isTemplate(template + ".html")
				&& PaperTemplateRules.place(template + ".html").equals(template + ".html");
	}

	/**
	 * Returns the deployment of the template that is in service; empty for the program's
	 * own.
	 */
	Optional<String> version(String template) {
		return newest(template + ".html").map(DeployedFiles.DeployedFile::version);
	}

	/** Returns the templates that are in service, read anew after one was deployed. */
	private Templates inService() {
		var files = new TreeMap<String, DeployedFiles.DeployedFile>();
		PaperTemplateRules.names()
			.forEach((name) -> newest(name).ifPresent((file) -> files.put(PaperTemplateRules.place(name), file)));
		var known = this.templates;
		if (!known.versions().equals(versions(files))) {
			known = templates(files);
			this.templates = known;
		}
		return known;
	}

	private Optional<DeployedFiles.DeployedFile> newest(String name) {
		return this.deployed.map(ObjectProvider::getIfAvailable).flatMap((files) -> files.newest(name));
	}

	private static Map<String, String> versions(Map<String, DeployedFiles.DeployedFile> files) {
		return files.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (file) -> file.getValue().version()));
	}

	private static Templates templates(Map<String, DeployedFiles.DeployedFile> deployed) {
		var engine = new SpringTemplateEngine();
		engine.setTemplateResolvers(Set.of(new DeployedResolver(deployed), packaged()));
		engine.setDialect(new EscapingDialect());
		engine.setEnableSpringELCompiler(true);
		return new Templates(versions(deployed), engine);
	}

	private static ClassLoaderTemplateResolver packaged() {
		var files = new ClassLoaderTemplateResolver(PaperTemplateRenderer.class.getClassLoader());
		files.setOrder(2);
		files.setPrefix(FOLDER);
		files.setSuffix(".html");
		files.setTemplateMode(TemplateMode.HTML);
		files.setCharacterEncoding(StandardCharsets.UTF_8.name());
		return files;
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

	/**
	 * Templates that are in service.
	 *
	 * @param versions of those that were deployed, by the names of their files
	 */
	private record Templates(Map<String, String> versions, SpringTemplateEngine engine) {

	}

	/** Resolver of the templates that were deployed. */
	private static final class DeployedResolver extends StringTemplateResolver {

		private final Map<String, DeployedFiles.DeployedFile> files;

		DeployedResolver(Map<String, DeployedFiles.DeployedFile> files) {
			this.files = files;
			setOrder(1);
			setTemplateMode(TemplateMode.HTML);
			setCacheable(true);
		}

		@Override
		protected boolean computeResolvable(IEngineConfiguration configuration, String ownerTemplate, String template,
				Map<String, Object> attributes) {
			return this.files.containsKey(template + ".html");
		}

		@Override
		protected ITemplateResource computeTemplateResource(IEngineConfiguration configuration, String ownerTemplate,
				String template, Map<String, Object> attributes) {
			return new StringTemplateResource(
					new String(this.files.get(template + ".html").content(), StandardCharsets.UTF_8));
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
