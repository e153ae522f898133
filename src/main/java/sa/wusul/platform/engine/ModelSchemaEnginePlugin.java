package sa.wusul.platform.engine;

import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.xml.sax.Parser;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.XMLReader;

import org.springframework.stereotype.Component;

/**
 * Engine plugin that compiles the schemas of BPMN and DMN once. The engine compiles them
 * again for each model that it reads, which takes longer than reading the model.
 */
@Component
public class ModelSchemaEnginePlugin extends AbstractProcessEnginePlugin {

	private static final String LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";

	private static final String SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		Dmn.INSTANCE = Tables.READER;
	}

	@Override
	public void postInit(ProcessEngineConfigurationImpl engine) {
		engine.getDeployers()
			.stream()
			.filter(BpmnDeployer.class::isInstance)
			.map(BpmnDeployer.class::cast)
			.forEach((deployer) -> deployer.setBpmnParser(new Processes(deployer.getBpmnParser(), engine)));
		// The cache of definitions reads what is deployed, by default with deployers of
		// its own.
		engine.getDeploymentCache().setDeployers(engine.getDeployers());
	}

	private static Schema schema(Object... files) {
		try {
			var factory = SchemaFactory.newDefaultInstance();
			return factory.newSchema(Arrays.stream(files)
				.map((file) -> (Source) new StreamSource(String.valueOf(file)))
				.toArray(Source[]::new));
		}
		catch (SAXException ex) {
			throw new IllegalStateException("The schema of models is not readable", ex);
		}
	}

	/** The reader of processes with the compiled schema. */
	private static final class Processes extends BpmnParser {

		private static final Schema SCHEMA = schema(schemaFile());

		Processes(BpmnParser stock, ProcessEngineConfigurationImpl engine) {
			super(stock.getExpressionManager(), engine.getBpmnParseFactory());
			setParseListeners(stock.getParseListeners());
		}

		private static URL schemaFile() {
			return BpmnParser.class.getClassLoader().getResource(BPMN_20_SCHEMA_LOCATION);
		}

		@Override
		protected SAXParser getSaxParser() throws Exception {
			var factory = SAXParserFactory.newDefaultInstance();
			setXxeProcessing(factory);
			factory.setNamespaceAware(true);
			factory.setFeature(NAMESPACE_PREFIXES, true);
			factory.setSchema(SCHEMA);
			return new CompiledSchemaParser(factory.newSAXParser());
		}

	}

	/** The parser of a model that needs no schema besides the compiled one. */
	private static final class CompiledSchemaParser extends SAXParser {

		private final SAXParser parser;

		CompiledSchemaParser(SAXParser parser) {
			this.parser = parser;
		}

		@Override
		@SuppressWarnings("deprecation")
		public Parser getParser() throws SAXException {
			return this.parser.getParser();
		}

		@Override
		public XMLReader getXMLReader() throws SAXException {
			return this.parser.getXMLReader();
		}

		@Override
		public boolean isNamespaceAware() {
			return this.parser.isNamespaceAware();
		}

		@Override
		public boolean isValidating() {
			return this.parser.isValidating();
		}

		@Override
		public void setProperty(String name, Object value) throws SAXNotRecognizedException, SAXNotSupportedException {
			if (!Set.of(LANGUAGE, SOURCE).contains(name)) {
				this.parser.setProperty(name, value);
			}
		}

		@Override
		public Object getProperty(String name) throws SAXNotRecognizedException, SAXNotSupportedException {
			return this.parser.getProperty(name);
		}

	}

	/** The reader of decision tables with the compiled schemas of all versions of DMN. */
	private static final class Tables extends Dmn {

		static final Tables READER = new Tables();

		private final DmnParser parser = new DmnParser() {

			@Override
			protected void configureFactory(DocumentBuilderFactory factory) {
				super.configureFactory(factory);
				var files = (String[]) factory.getAttribute(SOURCE);
				factory.setAttribute(SOURCE, null);
				factory.setAttribute(LANGUAGE, null);
				factory.setValidating(false);
				factory.setSchema(schema((Object[]) files));
			}

		};

		@Override
		protected DmnModelInstance doReadModelFromInputStream(InputStream stream) {
			return (DmnModelInstance) this.parser.parseModelFromStream(stream);
		}

	}

}
