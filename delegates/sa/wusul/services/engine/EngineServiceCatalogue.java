package sa.wusul.services.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.LatestProcesses;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.ServiceCatalogue;

/**
 * The catalogue as read from the latest versions of the deployed models. A version never
 * changes, so each is read once.
 */
@Component
class EngineServiceCatalogue implements ServiceCatalogue {

	/** The domains whose requests are offered by their sector only. */
	private static final Set<String> OF_SECTORS = Set.of("services", "tawasul");

	private static final String KINDS = "documentKinds";

	private final Map<String, Optional<Service>> read = new ConcurrentHashMap<>();

	/** The English names of the documents that services issue, by the models' ids. */
	private final Map<String, String> documents = new ConcurrentHashMap<>();

	/** Other words for the models that were read, by the id of the version. */
	private final Map<String, String> said = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	private final RepositoryService models;

	private final LatestProcesses latest;

	private final FormService forms;

	private final Organisation organisation;

	EngineServiceCatalogue(ProcessEngine engine, LatestProcesses latest, Rights rights) {
		this.engine = engine;
		this.latest = latest;
		this.models = engine.getRepositoryService();
		this.forms = engine.getFormService();
		this.organisation = rights.organisation();
	}

	@Override
	public List<Service> services() {
		return requests().stream().filter((service) -> service.sector().isPresent()).toList();
	}

	@Override
	public List<Service> requests() {
		return this.latest.all()
			.stream()
			.flatMap((model) -> service(model).stream())
			.sorted(Comparator.comparing((Service service) -> service.sector().orElse("")).thenComparing(Service::name))
			.toList();
	}

	@Override
	public Map<String, String> keywords() {
		return this.latest.all()
			.stream()
			.filter((model) -> service(model).isPresent())
			.collect(Collectors.toMap(ProcessDefinition::getKey, (model) -> this.said.get(model.getId())));
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

	@Override
	public Optional<String> documentInEnglish(String id) {
		return this.latest.find(id).flatMap((model) -> {
			service(model);
			return Optional.ofNullable(this.documents.get(model.getId()));
		});
	}

	private ProcessDefinition model(String id) {
		return this.latest.find(id)
			.filter((found) -> service(found).isPresent())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "service.unknown"));
	}

	private Optional<Service> service(ProcessDefinition model) {
		return this.read.computeIfAbsent(model.getId(), (id) -> read(model));
	}

	/** Reads the model as the engine parsed it, not its text, which takes far longer. */
	private Optional<Service> read(ProcessDefinition model) {
		var parsed = EngineAccess.asSystem(this.engine, "the offer of services does not depend on who asks first",
				() -> (ProcessDefinitionEntity) ((RepositoryServiceImpl) this.models)
					.getDeployedProcessDefinition(model.getId()));
		var name = Optional.ofNullable(model.getName()).orElse(model.getKey());
		var said = ServicesEnginePlugin.properties(parsed);
		Optional.ofNullable(said.get("documentTitleEn")).ifPresent((title) -> this.documents.put(model.getId(), title));
		this.said.put(model.getId(), about(said, "keywordsAr") + " " + about(said, "keywordsEn"));
		return ServiceDescriptor.among(said)
			.map((service) -> new Service(model.getKey(), name, said.get("nameEn"), about(said, "aboutAr"),
					about(said, "aboutEn"), Optional.of(service.sector()), service.audience(), service.channels(),
					service.documents().stream().map(this::needed).toList(), coming(said)))
			.or(() -> Optional.of(said)
				.filter((properties) -> Boolean.parseBoolean(properties.get("opensCase")))
				.filter((properties) -> !OF_SECTORS.contains(model.getKey().split("-", 2)[0]))
				.map((properties) -> new Service(model.getKey(), name, said.get("nameEn"), about(said, "aboutAr"),
						about(said, "aboutEn"), Optional.empty(), List.of(), List.of(), List.of(), coming(said))));
	}

	private static String about(Map<String, String> said, String property) {
		return said.getOrDefault(property, "");
	}

	private static List<String> coming(Map<String, String> said) {
		return Optional.ofNullable(said.get("coming")).map((steps) -> List.of(steps.split(","))).orElse(List.of());
	}

	private NeededDocument needed(ServiceDescriptor.Document document) {
		var code = document.code();
		return new NeededDocument(code, this.organisation.choices(KINDS).getOrDefault(code, code),
				this.organisation.englishChoices(KINDS).getOrDefault(code, code), document.qualifierAr().orElse(""),
				document.qualifierEn().orElse(""), document.requiredWhen().orElse(""));
	}

}
