package sa.wusul.release.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.MessageTextRules;
import sa.wusul.papers.PaperTemplateRules;
import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.platform.form.FormParts;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.model.ModelWords;

/** Check of a set of models against the rule set. It treats every file as untrusted. */
@Component
public class ModelRules {

	private static final Pattern ROLE = Pattern.compile("'([a-z-]+)'");

	/** A field that a condition compares. */
	private static final Pattern FIELD = Pattern.compile("([a-z][A-Za-z]*) !?= ");

	/** The table that selects the text of a message. */
	private static final String MESSAGES = "notification-message-selection.dmn";

	private static final Set<ModelFile.Kind> BESIDE_MODELS = EnumSet.of(ModelFile.Kind.TEXTS, ModelFile.Kind.PAPER,
			ModelFile.Kind.LIST);

	private final RuleBook book = RuleBook.load();

	private final ModelReader reader = new ModelReader(this.book);

	private final FormRules forms = new FormRules(this.book);

	private final Rights rights;

	private final ModelWords words;

	private volatile Checks checks;

	public ModelRules(ModelWords words, Rights rights) {
		this.words = words;
		this.rights = rights;
	}

	public List<BookRule> rules() {
		return this.book.rules();
	}

	/** Checks whether a file that is not there yet may mend the fault. */
	public boolean mayWait(ModelFault fault) {
		return this.book.rule(fault.rule()).together();
	}

	public Set<String> domains() {
		return this.book.words("domains");
	}

	/** Returns the names of this program that models may use. */
	public Vocabulary vocabulary() {
		return Vocabulary.of(this.words, this.rights);
	}

	/**
	 * Returns the parts of a file that passed the checks, by their ids, each with its
	 * content.
	 */
	public Map<String, String> parts(ModelFile file) {
		if (file.kind() == ModelFile.Kind.TEXTS) {
			return MessageTextRules.language(file.name())
				.map((language) -> MessageTextRules.parts(language, file.content()))
				.orElse(Map.of());
		}
		if (file.kind() == ModelFile.Kind.LIST) {
			return ListRules.parts(file);
		}
		if (file.kind() == ModelFile.Kind.PAPER) {
			return PaperTemplateRules.parts(file.content());
		}
		return (file.kind() == ModelFile.Kind.FORM) ? this.forms.parts(file)
				: this.reader.read(file, new ModelFaults(this.book, file.name()))
					.map(ModelNode::parts)
					.orElse(Map.of());
	}

	/**
	 * Returns what guards cases in a file that passed the checks: who may do a step,
	 * which program, process or table it calls, under which condition a way is taken, and
	 * what a row of a table answers.
	 */
	public GuardedModel guards(ModelFile file) {
		if (file.kind() == ModelFile.Kind.FORM) {
			return this.forms.guards(file);
		}
		if (file.kind() == ModelFile.Kind.LIST) {
			return ListRules.guards(file, this.rights);
		}
		if (BESIDE_MODELS.contains(file.kind())) {
			return GuardedModel.none(file.bareName());
		}
		return this.reader.read(file, new ModelFaults(this.book, file.name()))
			.map(GuardReader::read)
			.orElseGet(() -> GuardedModel.none(file.bareName()));
	}

	/** Returns the guards that two people alone may not change. */
	public List<ProtectedFact> protectedFacts() {
		return this.book.protectedFacts();
	}

	/**
	 * Returns all faults of files that are to be deployed together; they may be deployed
	 * if there is none.
	 */
	public List<ModelFault> check(List<ModelFile> files, InService inService) {
		var faults = checkSize(files);
		if (faults.isPresent()) {
			return faults.get().found();
		}
		var found = new ArrayList<ModelFault>();
		var ids = new HashMap<ModelFile.Kind, Set<String>>();
		var processes = new HashMap<ModelFaults, ModelNode>();
		var deployed = files.stream()
			.collect(Collectors.toMap(ModelFile::name, ModelFile::content, (one, other) -> one));
		var all = new ArrayList<ModelFaults>();
		for (var file : files) {
			var ofFile = new ModelFaults(this.book, file.name());
			all.add(ofFile);
			read(file, ofFile, processes).ifPresent((id) -> {
				var isNew = ids.computeIfAbsent(file.kind(), (kind) -> new HashSet<>()).add(id);
				if (!isNew || !id.equals(file.bareName()) || !isOfKnownDomain(id, file.kind())) {
					ofFile.add("file-name", file.name());
				}
			});
		}
		var beside = new Beside(ids, inService);
		Function<String, Optional<ModelNode>> tables = (table) -> Optional.ofNullable(deployed.get(table + ".dmn"))
			.or(() -> inService.newest(table + ".dmn"))
			.map((content) -> new ModelFile(table + ".dmn", content))
			.flatMap((file) -> this.reader.read(file, new ModelFaults(this.book, file.name())));
		var limits = new LimitRules(tables);
		var callers = new CallerRules(this.reader, this.book, inService, files);
		processes.forEach((ofFile, model) -> {
			checkReferences(model, beside, ofFile);
			limits.check(model, ofFile);
			checkWholeTime(model, tables, ofFile);
			if (ofFile.found().isEmpty()) {
				callers.check(model, ofFile);
			}
		});
		checkRequests(files, all, processes);
		checkTexts(files, all, inService);
		checkPapers(files, all, inService);
		new ListRules(this.rights, inService, files).check(all);
		checkRemedies(files, all, inService);
		all.forEach((ofFile) -> found.addAll(ofFile.found()));
		return found;
	}

	/**
	 * Checks that a service has a time in which the whole of it should be done: a row
	 * with its id in the service levels of its domain. Ordinary requests have one by
	 * their type.
	 */
	private void checkWholeTime(ModelNode definitions, Function<String, Optional<ModelNode>> tables,
			ModelFaults faults) {
		definitions.children("bpmn:process")
			.filter((process) -> ProcessRules.says(process, "opensCase")
					&& !this.book.words("ordinaryDomains").contains(ProcessRules.domain(process.id())))
			.filter((process) -> tables.apply(ProcessRules.domain(process.id()) + "-service-level")
				.stream()
				.flatMap((table) -> DecisionRules.firstCells(table))
				.noneMatch(("\"" + process.id() + "\"")::equals))
			.forEach((process) -> faults.add("whole-time", process, process.id()));
	}

	/**
	 * Checks that citizens are asked in words of their own by the start forms of what the
	 * catalogue of services offers.
	 */
	private void checkRequests(List<ModelFile> files, List<ModelFaults> all, Map<ModelFaults, ModelNode> models) {
		var forms = new HashMap<String, Integer>();
		for (var place = 0; place < files.size(); place++) {
			if (files.get(place).kind() == ModelFile.Kind.FORM && all.get(place).found().isEmpty()) {
				forms.put(files.get(place).bareName(), place);
			}
		}
		var checked = new HashSet<String>();
		models.forEach((faults, model) -> model.children("bpmn:process").filter(this::isOffered).forEach((process) -> {
			var form = process.children("bpmn:startEvent").map((start) -> start.get("camunda:formRef")).findFirst();
			var place = form.map(forms::get);
			if (place.isPresent() && checked.add(form.get())) {
				this.forms.checkRequest(files.get(place.get()), all.get(place.get()));
			}
			checkServiceWords(process, place.map((one) -> this.forms.keys(files.get(one))), faults);
		}));
	}

	/**
	 * Checks that a service says to citizens in both languages what it is for, which
	 * documents it needs and by which other words it is found, if any, names the document
	 * that it issues in English too, asks in its form what the documents depend on, and
	 * lists the steps that come after the request.
	 */
	private void checkServiceWords(ModelNode process, Optional<Set<String>> asked, ModelFaults faults) {
		var issues = process.children("bpmn:callActivity")
			.flatMap((call) -> call.extensions("camunda:in").stream())
			.anyMatch((in) -> in.get("target").equals("documentTitle"));
		var lacking = Stream
			.concat(Stream.of("aboutAr", "aboutEn", "coming"), issues ? Stream.of("documentTitleEn") : Stream.of())
			.filter((name) -> process.property(name).isEmpty());
		var keywords = Stream.of("keywordsAr", "keywordsEn")
			.filter((name) -> process.property(name).isPresent())
			.toList();
		var lonely = keywords.stream().filter((name) -> keywords.size() == 1);
		var halves = Stream.of(process.property("neededDocuments").orElse("").split(","))
			.filter((kind) -> process.property("qualifierAr." + kind)
				.isPresent() != process.property("qualifierEn." + kind).isPresent());
		var conditions = process.extensions("camunda:property")
			.stream()
			.filter((property) -> property.get("name").startsWith("requiredWhen."))
			.map((property) -> property.get("value"))
			.filter((condition) -> asked.isPresent()
					&& FIELD.matcher(condition).results().anyMatch((field) -> !asked.get().contains(field.group(1))));
		var wrong = Stream.of(lacking, lonely, halves, conditions).flatMap((names) -> names).toList();
		if (!wrong.isEmpty()) {
			faults.add("service-words", process, String.join(", ", wrong));
		}
	}

	private boolean isOffered(ModelNode process) {
		return process.property("sector").isPresent() || (ProcessRules.says(process, "opensCase")
				&& !this.book.words("serviceDomains").contains(ProcessRules.domain(process.id())));
	}

	/**
	 * Checks texts of messages, and the table that selects them, with what they meet in
	 * service. A fault stands with the file that is deployed.
	 */
	private void checkTexts(List<ModelFile> files, List<ModelFaults> all, InService inService) {
		var known = new HashMap<String, byte[]>();
		var places = new HashMap<String, ModelFaults>();
		for (var place = 0; place < files.size(); place++) {
			var name = files.get(place).name();
			var bare = name.substring(name.lastIndexOf('/') + 1);
			if (MessageTextRules.language(name).isPresent() || bare.equals(MESSAGES)) {
				known.put(bare, files.get(place).content());
				places.put(bare, all.get(place));
			}
		}
		if (places.isEmpty() || places.values().stream().anyMatch((faults) -> !faults.found().isEmpty())) {
			return;
		}
		Stream.of(MESSAGES, MessageLanguage.ARABIC.file(), MessageLanguage.ENGLISH.file())
			.filter((name) -> !known.containsKey(name))
			.forEach((name) -> inService.newest(name).ifPresent((content) -> known.put(name, content)));
		MessageTextRules
			.check(Optional.ofNullable(known.get(MessageLanguage.ARABIC.file())),
					Optional.ofNullable(known.get(MessageLanguage.ENGLISH.file())),
					Optional.ofNullable(known.get(MESSAGES)))
			.forEach((fault) -> places.getOrDefault(fault.language().file(), places.values().iterator().next())
				.add(fault.rule(), fault.key(), "", fault.what()));
	}

	/** Checks templates of papers against those in service. */
	private static void checkPapers(List<ModelFile> files, List<ModelFaults> all, InService inService) {
		for (var place = 0; place < files.size(); place++) {
			var file = files.get(place);
			var faults = all.get(place);
			if (file.kind() == ModelFile.Kind.PAPER && faults.found().isEmpty()) {
				var serving = inService.newest(file.name())
					.or(() -> PaperTemplateRules.packaged(file.name()))
					.orElseThrow();
				PaperTemplateRules.check(file.content(), serving)
					.forEach((fault) -> faults.add(fault.rule(), fault.what(), "", fault.what()));
			}
		}
	}

	/**
	 * Checks that people who chose English read each remedy of a table in it, by the
	 * texts that are deployed with the table or in service.
	 */
	private void checkRemedies(List<ModelFile> files, List<ModelFaults> all, InService inService) {
		if (all.stream().anyMatch((faults) -> !faults.found().isEmpty())) {
			return;
		}
		var cells = new HashMap<ModelNode, ModelFaults>();
		for (var place = 0; place < files.size(); place++) {
			if (files.get(place).kind() == ModelFile.Kind.DMN) {
				var faults = all.get(place);
				this.reader.read(files.get(place), faults)
					.ifPresent((table) -> DecisionRules.remedies(table).forEach((cell) -> cells.put(cell, faults)));
			}
		}
		var remedies = cells.keySet().stream().flatMap((cell) -> DecisionRules.sentence(cell).stream());
		var english = MessageLanguage.ENGLISH.file();
		var missing = MessageTextRules.withoutEnglish(remedies.collect(Collectors.toSet()),
				files.stream()
					.filter((file) -> file.name().endsWith(english))
					.map(ModelFile::content)
					.findFirst()
					.or(() -> inService.newest(english)));
		cells.forEach((cell, faults) -> DecisionRules.sentence(cell)
			.filter(missing::contains)
			.ifPresent((remedy) -> faults.add("remedy-english", cell, remedy)));
	}

	/** Parts of forms belong to all domains. */
	private boolean isOfKnownDomain(String id, ModelFile.Kind kind) {
		return (kind == ModelFile.Kind.FORM && id.startsWith(FormParts.PREFIX))
				|| domains().contains(ProcessRules.domain(id));
	}

	private Optional<ModelFaults> checkSize(Collection<ModelFile> files) {
		var faults = new ModelFaults(this.book, "");
		var bytes = files.stream().mapToLong((file) -> file.content().length).sum();
		if (files.isEmpty() || files.size() > this.book.limit("files") || bytes > this.book.limit("allBytes")) {
			faults.add("file-size", files.size() + " / " + bytes);
			return Optional.of(faults);
		}
		return Optional.empty();
	}

	/**
	 * Checks one file.
	 * @return the id of its model; empty if a fault says why there is none
	 */
	private Optional<String> read(ModelFile file, ModelFaults faults, Map<ModelFaults, ModelNode> processes) {
		if (file.content().length > this.book.limit("fileBytes")) {
			faults.add("file-size", String.valueOf(file.content().length));
			return Optional.empty();
		}
		return switch (file.kind()) {
			case BPMN -> this.reader.read(file, faults).filter((read) -> isShort(read, faults)).map((definitions) -> {
				checks().parts().check(definitions, faults);
				checks().processes().check(definitions, faults);
				processes.put(faults, definitions);
				return definitions.children("bpmn:process").findFirst().map(ModelNode::id).orElse("");
			});
			case DMN -> this.reader.read(file, faults).filter((read) -> isShort(read, faults)).map((definitions) -> {
				checks().parts().check(definitions, faults);
				DecisionRules.checkDays(definitions, faults);
				DecisionRules.checkDayColumn(definitions, this.book.words("numbers"), this.book.words("datedTables"),
						faults);
				DecisionRules.checkLawFacts(definitions, this.book.words("lawFacts"), faults);
				DecisionRules.checkHitPolicy(definitions, this.book.words("reasonsForFirst"), faults);
				DecisionRules.checkIdentity(definitions, faults);
				DecisionRules.checkWords(definitions, faults);
				DecisionRules.checkEnglish(definitions, this.book.kind("english")::fits, faults);
				return DecisionRules.id(definitions, faults);
			});
			case FORM -> this.forms.check(file, faults);
			case LIST -> {
				if (!ListRules.isList(file.name())) {
					faults.add("file-kind", file.name());
				}
				yield Optional.empty();
			}
			case PAPER -> {
				if (!PaperTemplateRules.isTemplate(file.name())) {
					faults.add("file-kind", file.name());
				}
				yield Optional.empty();
			}
			case TEXTS, OTHER -> {
				if (MessageTextRules.language(file.name()).isEmpty()) {
					faults.add("file-kind", file.name());
				}
				yield Optional.empty();
			}
		};
	}

	/**
	 * Checks that no value is longer than people read and patterns bear; only then are
	 * the values themselves checked.
	 */
	private boolean isShort(ModelNode definitions, ModelFaults faults) {
		var longest = this.book.limit("value");
		var before = faults.found().size();
		definitions.all().forEach((node) -> {
			node.attributes().forEach((attribute, value) -> {
				if (value.length() > longest) {
					faults.add("length", node.parent().orElse(node), attribute + ": " + value.length());
				}
			});
			if (node.text().length() > longest) {
				faults.add("length", node, node.name() + ": " + node.text().length());
			}
		});
		return faults.found().size() == before;
	}

	private void checkReferences(ModelNode definitions, Beside beside, ModelFaults faults) {
		var process = definitions.children("bpmn:process").findFirst();
		if (process.isEmpty()) {
			return;
		}
		var id = process.get().id();
		checkService(process.get(), faults);
		checkReceipt(process.get(), faults);
		process.get().all().forEach((node) -> {
			switch (node.name()) {
				case "bpmn:callActivity" -> {
					checkReference(id, node, node.get("calledElement"), "process-unknown", beside
						.has(ModelFile.Kind.BPMN, node.get("calledElement"), node.get("camunda:calledElementBinding")),
							faults);
					EligibilityConvention.neededBy(id, node.get("calledElement"))
						.ifPresent((table) -> checkReference(id, node, table, "decision-unknown",
								beside.has(ModelFile.Kind.DMN, table, "deployment"), faults));
				}
				case "bpmn:businessRuleTask" -> checkReference(id, node, node.get("camunda:decisionRef"),
						"decision-unknown", beside.has(ModelFile.Kind.DMN, node.get("camunda:decisionRef"),
								node.get("camunda:decisionRefBinding")),
						faults);
				case "bpmn:userTask", "bpmn:startEvent" -> {
					checkReference(id, node, node.get("camunda:formRef"), "form-unknown",
							beside.has(ModelFile.Kind.FORM, node.get("camunda:formRef"), "deployment"), faults);
					checkGroup(id, node, faults);
				}
				default -> {
				}
			}
		});
	}

	private void checkReference(String process, ModelNode node, String wanted, String rule, boolean there,
			ModelFaults faults) {
		if (wanted.isBlank() || wanted.contains("{")) {
			return;
		}
		if (!this.rights.mayShow(process, wanted)) {
			faults.add("confidential", node, wanted);
		}
		else if (!there) {
			faults.add(rule, node, wanted);
		}
	}

	/**
	 * Checks that tasks of a confidential case go to its own domain; others could not
	 * complete them.
	 */
	private void checkGroup(String process, ModelNode task, ModelFaults faults) {
		var role = ROLE.matcher(task.get("camunda:candidateGroups"));
		if (role.find()) {
			this.rights.roles()
				.stream()
				.filter((known) -> known.id().equals(role.group(1)) && !this.rights.maySee(known, process))
				.map(Role::id)
				.forEach((known) -> faults.add("confidential", task, known));
		}
	}

	/**
	 * Checks that the properties of an offered service are complete: the catalogue of
	 * services reads them from the model. A confidential domain may also open cases that
	 * the catalogue does not offer, such as the letters of detainees.
	 */
	private void checkService(ModelNode process, ModelFaults faults) {
		var isService = process.property("sector").isPresent();
		var offered = this.book.words("serviceDomains").contains(ProcessRules.domain(process.id()))
				&& ProcessRules.says(process, "opensCase");
		var complete = process.property("channels").isPresent() && process.property("neededDocuments").isPresent()
				&& (process.property("audience").isPresent() || !ProcessRules.domain(process.id()).equals("services"));
		var mayBeHidden = !ProcessRules.domain(process.id()).equals("services");
		if (isService ? !(offered && complete) : offered && !mayBeHidden) {
			faults.add("service", process, process.id());
		}
	}

	/**
	 * Checks that the receipt of a request is confirmed: by the program for the domains
	 * of services, by a message of the model, or by a call that tells of a booking or a
	 * place in the queue.
	 */
	private void checkReceipt(ModelNode process, ModelFaults faults) {
		var byModel = ProcessRules.says(process, "opensCase")
				&& !this.book.words("serviceDomains").contains(ProcessRules.domain(process.id()));
		if (byModel && process.all().noneMatch(this::confirmsReceipt)) {
			faults.add("receipt", process, process.id());
		}
	}

	private boolean confirmsReceipt(ModelNode node) {
		return node.property("notificationEvent").filter("REQUEST_RECEIVED"::equals).isPresent()
				|| this.book.words("receiptCalls").contains(node.get("calledElement"));
	}

	/**
	 * Returns the checks, created on first use, long after all beans exist, and after a
	 * release of the organisation.
	 */
	private Checks checks() {
		var kinds = this.rights.organisation().documentKinds();
		if (this.checks == null || this.checks.kinds() != kinds) {
			var vocabulary = vocabulary();
			this.checks = new Checks(kinds, new PartRules(this.book, this.words, vocabulary),
					new ProcessRules(this.book, vocabulary));
		}
		return this.checks;
	}

	/**
	 * The checks.
	 *
	 * @param kinds a list of the organisation that is another one after its release
	 */
	private record Checks(List<Place> kinds, PartRules parts, ProcessRules processes) {

	}

	/** Models that a model can refer to where it is deployed. */
	private record Beside(Map<ModelFile.Kind, Set<String>> deployment, InService inService) {

		boolean has(ModelFile.Kind kind, String id, String binding) {
			return this.deployment.getOrDefault(kind, Set.of()).contains(id) || (!binding.equals("deployment")
					&& (kind == ModelFile.Kind.BPMN ? this.inService.hasProcess(id) : this.inService.hasDecision(id)));
		}

	}

}
