package sa.wusul.services.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.ServiceCatalogue;

/**
 * The catalogue as read from the latest versions of the deployed models. A version never
 * changes, so each is read once.
 */
@Component
class EngineServiceCatalogue implements ServiceCatalogue {

	private final Map<String, Optional<Service>> read = new ConcurrentHashMap<>();

	private final RepositoryService models;

	private final FormService forms;

	EngineServiceCatalogue(RepositoryService models, FormService formService) {
		this.models = models;
		this.forms = formService;
	}

	@Override
	public List<Service> services() {
		return requests().stream().filter((service) -> service.sector().isPresent()).toList();
	}

	@Override
	public List<Service> requests() {
		return this.models.createProcessDefinitionQuery()
			.latestVersion()
			.active()
			.list()
			.stream()
			.flatMap((model) -> service(model).stream())
			.sorted(Comparator.comparing((Service service) -> service.sector().orElse("")).thenComparing(Service::name))
			.toList();
	}

	@Override
	public String form(String id) {
		try (var form = this.forms.getDeployedStartForm(model(id).getId())) {
			return new String(form.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new IllegalStateException(unreadable);
		}
	}

	@Override
	public Service request(String id) {
		return service(model(id)).orElseThrow();
	}

	private ProcessDefinition model(String id) {
		return Optional
			.ofNullable(this.models.createProcessDefinitionQuery()
				.processDefinitionKey(id)
				.latestVersion()
				.active()
				.singleResult())
			.filter((found) -> service(found).isPresent())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "service.unknown"));
	}

	private Optional<Service> service(ProcessDefinition model) {
		return this.read.computeIfAbsent(model.getId(), (id) -> read(model));
	}

	private Optional<Service> read(ProcessDefinition model) {
		var process = this.models.getBpmnModelInstance(model.getId()).<Process>getModelElementById(model.getKey());
		var name = Optional.ofNullable(model.getName()).orElse(model.getKey());
		var said = properties(process);
		return ServiceDescriptor.among(said)
			.map((service) -> new Service(model.getKey(), name, service.nameEn(), description(process),
					Optional.of(service.sector()), service.audience(), service.channels(), service.neededDocuments()))
			.or(() -> Optional.of(said)
				.filter((properties) -> Boolean.parseBoolean(properties.get("opensCase")))
				.map((properties) -> new Service(model.getKey(), name, properties.get("nameEn"), description(process),
						Optional.empty(), List.of(), List.of(), List.of())));
	}

	/**
	 * Returns the properties as the engine reads them: the last one counts, and a value
	 * may be missing.
	 */
	private static Map<String, String> properties(BaseElement element) {
		var properties = new HashMap<String, String>();
		Optional.ofNullable(element.getExtensionElements())
			.stream()
			.flatMap(
					(extensions) -> extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
			.flatMap((list) -> list.getCamundaProperties().stream())
			.forEach((property) -> properties.put(property.getCamundaName(), property.getCamundaValue()));
		return properties;
	}

	private static String description(BaseElement element) {
		return element.getDocumentations()
			.stream()
			.map((text) -> text.getTextContent())
			.collect(Collectors.joining("\n"));
	}

}
