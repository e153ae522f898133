package sa.wusul.records;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Service;

import sa.wusul.archive.Archive;
import sa.wusul.casefile.CaseRead;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.records.PackageIndexRenderer.Index;
import sa.wusul.records.PackageIndexRenderer.Section;
import sa.wusul.records.PackageIndexRenderer.Seen;
import sa.wusul.records.PackageRepository.Look;
import sa.wusul.records.PackageRepository.PersonPart;
import sa.wusul.records.StaffRoleRepository.StaffRole;

/**
 * The package of a closed case, or of all cases of a person, with rows, papers and scans.
 * A person also gets the files that they sent, who looked at their data by role, and a
 * page that shows all of it, and no account of staff. Only people of its domain hand a
 * confidential case over. The audit log has who asked and why before anything goes out.
 */
@Service
class PackageService {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String HANDED_OVER = "case.handedOver";

	private static final String EXPORTED = "person.exported";

	/** Name of the folder with the package of a person. */
	private static final String PERSON = "person";

	private static final String LINKS = "case_link";

	private final PackageRepository cases;

	private final StaffRoleRepository roles;

	private final PackageIndexRenderer index;

	private final Archive archive;

	private final Rights rights;

	private final AuditLog audit;

	private final Clock clock;

	PackageService(PackageRepository cases, StaffRoleRepository roles, PackageIndexRenderer index, Archive archive,
			Rights rights, AuditLog audit, Clock clock) {
		this.cases = cases;
		this.roles = roles;
		this.index = index;
		this.archive = archive;
		this.rights = rights;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Writes the package of a closed case.
	 * @throws RefusalException {@code case.unknown}, also for a confidential case, or
	 * {@code handover.open}
	 */
	void writeCase(String reference, String person, String reason, OutputStream to) throws IOException {
		writeCase(reference, DisposalOffice.RECORDS, AuditEntry.done(person, HANDED_OVER).saying(reason), to);
	}

	/** Writes the package that two people decided to hand over. */
	void write(HandoverOrder order, OutputStream to) throws IOException {
		var deed = AuditEntry
			.done(order.askedBy(), (order.content() == HandoverOrder.Content.CASE) ? HANDED_OVER : EXPORTED)
			.on(order.key())
			.with("approvedBy=" + order.approvedBy().orElseThrow())
			.saying(order.reason());
		switch (order.content()) {
			case CASE -> writeCase(order.caseReference(), order.domain(), deed, to);
			case PERSON -> writePerson(order, deed, to);
		}
	}

	/** Writes what is held of a person, who may have no case of their own there. */
	private void writePerson(HandoverOrder order, AuditEntry deed, OutputStream to) throws IOException {
		if (writePerson(order.personHash().orElseThrow(), order.domain(), deed, to) == 0) {
			this.audit.add(deed.ofCase(order.caseReference()));
		}
	}

	/** Returns the bytes of the files in the package of a case. */
	long byteCount(String reference) {
		return this.cases.byteCount(reference)
				+ this.cases.recordings(reference).stream().mapToLong(PackageRepository.Recording::byteCount).sum();
	}

	/** Returns the bytes of the files in the package of a person. */
	long byteCountOfPerson(String personHash, String domain) {
		return casesOf(personHash, domain).stream()
			.mapToLong((own) -> this.cases.byteCount(own) + this.cases.originalByteCount(own))
			.sum();
	}

	private void writeCase(String reference, String domain, AuditEntry deed, OutputStream to) throws IOException {
		var found = this.cases.find(reference)
			.filter((handed) -> domain(handed.processKey()).equals(domain))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
		if (!found.closed()) {
			throw new RefusalException(Kind.CONFLICT, "handover.open");
		}
		this.audit.add(deed.ofCase(reference));
		try (var bag = new BagWriter(to, reference)) {
			for (var table : PackageRepository.TABLES.keySet()) {
				addRows(bag, "records/" + table + ".json",
						withoutLinks(this.cases.rows(table, reference), table, (linked) -> isOf(linked, domain)));
			}
			addContents(bag, this.cases.contents(reference), "");
			addRecordings(bag, this.cases.recordings(reference));
			bag.finish(facts(reference, "A closed case"), today());
		}
	}

	/**
	 * Writes all that is held of a person.
	 * @return the number of cases in the package
	 */
	int writePerson(String identityNumber, String person, String reason, OutputStream to) throws IOException {
		return writePerson(this.cases.hashOf(identityNumber), DisposalOffice.RECORDS,
				AuditEntry.done(person, EXPORTED).saying(reason), to);
	}

	private int writePerson(String personHash, String domain, AuditEntry deed, OutputStream to) throws IOException {
		var references = casesOf(personHash, domain);
		references.forEach((reference) -> this.audit.add(deed.ofCase(reference)));
		var names = new StaffNaming(domain);
		try (var bag = new BagWriter(to, PERSON)) {
			var sections = new ArrayList<Section>();
			for (var reference : references) {
				sections.add(addCaseOfPerson(bag, reference, references, names));
			}
			for (var part : PackageRepository.PERSON_PARTS) {
				addRows(bag, "records/" + part.file() + ".json",
						names.in(part.table(), rows(part, personHash, domain)));
			}
			addRows(bag, "records/message_choice.json", this.cases.messageChoices(references));
			bag.add("cases.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(references));
			var looks = looks(personHash, references, domain);
			addRows(bag, "looks.json", looks.stream().map((look) -> line(look, names)).toList());
			bag.addPage("index.html",
					this.index.render(new Index(today().toString(), isConfidential(domain),
							references.stream().anyMatch((one) -> !this.cases.recordings(one).isEmpty()), sections,
							namedIn(personHash, references, domain), seen(looks, names))));
			bag.finish(facts(PERSON, "All that is held of one person"), today());
		}
		return references.size();
	}

	private Section addCaseOfPerson(BagWriter bag, String reference, List<String> own, StaffNaming names)
			throws IOException {
		var folder = "cases/" + reference + "/";
		for (var table : tables(names.domain)) {
			addRows(bag, folder + "records/" + table + ".json",
					names.in(table, withoutLinks(this.cases.rows(table, reference), table, own::contains)));
		}
		var contents = this.cases.contents(reference)
			.stream()
			.filter((content) -> content.forRequester() || !isConfidential(names.domain))
			.toList();
		var originals = this.cases.originals(reference);
		addContents(bag, contents, folder);
		addContents(bag, originals, folder);
		var file = this.cases.rows("case_file", reference).get(0);
		return new Section(reference, day(Instant.parse((String) file.get("opened_at"))), (String) file.get("subject"),
				places(contents, "papers/", folder), places(contents, "scans/", folder),
				places(originals, "originals/", folder), "data/" + folder + "records/case_file.json");
	}

	private static List<String> places(List<PackageRepository.Content> contents, String kind, String folder) {
		return contents.stream()
			.filter((content) -> content.folder().equals(kind))
			.map((content) -> "data/" + folder + content.file())
			.toList();
	}

	private void addContents(BagWriter bag, List<PackageRepository.Content> contents, String folder)
			throws IOException {
		for (var content : contents) {
			bag.add(folder + content.file(), this.archive.content(content.hash()).orElseThrow());
		}
	}

	/**
	 * Adds recordings, which show all people of a meeting; so they are in no package of
	 * one.
	 */
	private void addRecordings(BagWriter bag, List<PackageRepository.Recording> recordings) throws IOException {
		addRows(bag, "records/recording.json", recordings.stream().map(PackageRepository.Recording::facts).toList());
		for (var recording : recordings) {
			bag.add(recording.file(), recording.hash(),
					this.cases.pieces(recording).stream().map((piece) -> this.archive.content(piece).orElseThrow()));
		}
	}

	/** Returns looks of others than the person, in the order of time. */
	private List<Look> looks(String personHash, List<String> references, String domain) {
		var looks = new ArrayList<>(
				isConfidential(domain) ? List.<Look>of() : this.cases.looksIntoRegister(personHash));
		references.forEach((reference) -> looks.addAll(this.cases.looks(reference)));
		return looks.stream()
			.filter((look) -> !look.reader().equals(CaseRead.REQUESTER))
			.sorted((one, other) -> one.at().compareTo(other.at()))
			.toList();
	}

	private static Map<String, Object> line(Look look, StaffNaming names) {
		var line = new LinkedHashMap<String, Object>();
		line.put("at", look.at().toString());
		line.put("by", names.role(look.reader()).map(StaffRole::en).orElse(null));
		line.put("by_ar", names.role(look.reader()).map(StaffRole::ar).orElse(null));
		line.put("shown", look.shown());
		line.put("through", look.door().orElse(null));
		line.put("case", look.reference().orElse(null));
		line.put("paper", look.paper().orElse(null));
		line.values().removeIf(Objects::isNull);
		return line;
	}

	private static List<Seen> seen(List<Look> looks, StaffNaming names) {
		var groups = looks.stream()
			.collect(Collectors.groupingBy((look) -> List.of(names.role(look.reader()), look.shown()),
					LinkedHashMap::new, Collectors.toList()));
		return groups.values()
			.stream()
			.map((same) -> new Seen(names.role(same.get(0).reader()), same.get(0).shown(), same.size(),
					day(same.get(0).at()), day(same.get(same.size() - 1).at())))
			.toList();
	}

	/** Returns the hash of the identity number of a case's requester. */
	String requesterOf(String reference) {
		return this.cases.requesterOf(reference);
	}

	/**
	 * Returns the cases in one domain that are a person's or name them, the oldest first.
	 */
	List<String> casesWith(String personHash, String domain) {
		return this.cases.casesWith(personHash).stream().filter((reference) -> isOf(reference, domain)).toList();
	}

	private List<Map<String, Object>> rows(PersonPart part, String personHash, String domain) {
		return this.cases.rowsOfPerson(part, personHash)
			.stream()
			.filter((row) -> part.namesCase()
				.map((column) -> isOf((String) row.get(column), domain))
				.orElse(!isConfidential(domain)))
			.toList();
	}

	/** Returns the cases of others in one domain that name a person. */
	private List<String> namedIn(String personHash, List<String> own, String domain) {
		return casesWith(personHash, domain).stream().filter((reference) -> !own.contains(reference)).toList();
	}

	private List<String> casesOf(String personHash, String domain) {
		return this.cases.casesOf(personHash).stream().filter((reference) -> isOf(reference, domain)).toList();
	}

	private boolean isOf(String reference, String domain) {
		return this.cases.find(reference).filter((found) -> domain(found.processKey()).equals(domain)).isPresent();
	}

	private String domain(String process) {
		return this.rights.confidentialDomain(process).orElse(DisposalOffice.RECORDS);
	}

	private boolean isConfidential(String domain) {
		return !domain.equals(DisposalOffice.RECORDS);
	}

	private List<String> tables(String domain) {
		return (isConfidential(domain) ? PackageRepository.OF_A_PERSON_IN_CONFIDENCE.stream()
				: PackageRepository.TABLES.keySet()
					.stream()
					.filter((table) -> !PackageRepository.OF_THE_MINISTRY.contains(table)))
			.toList();
	}

	private static List<Map<String, Object>> withoutLinks(List<Map<String, Object>> rows, String table,
			Predicate<String> shown) {
		return table.equals(LINKS) ? rows.stream().filter((row) -> shown.test((String) row.get("linked"))).toList()
				: rows;
	}

	private static void addRows(BagWriter bag, String file, List<Map<String, Object>> rows) throws IOException {
		if (!rows.isEmpty()) {
			bag.add(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(rows));
		}
	}

	private LocalDate today() {
		return LocalDate.now(this.clock.withZone(Kingdom.ZONE));
	}

	private static String day(Instant moment) {
		return LocalDate.ofInstant(moment, Kingdom.ZONE).toString();
	}

	private static Map<String, String> facts(String identifier, String description) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("Source-Organization", "Ministry of Interior, Wusul");
		facts.put("External-Identifier", identifier);
		facts.put("External-Description", description);
		return facts;
	}

	/** Accounts of staff by their roles, for people of one domain. */
	private final class StaffNaming {

		private final String domain;

		private final Map<String, Optional<StaffRole>> known = new HashMap<>();

		private StaffNaming(String domain) {
			this.domain = domain;
		}

		private Optional<StaffRole> role(String account) {
			return this.known.computeIfAbsent(account, (name) -> PackageService.this.roles.find(name, this.domain));
		}

		/**
		 * Returns the rows of a table with roles in place of accounts, and without what
		 * is withheld in a confidential domain.
		 */
		private List<Map<String, Object>> in(String table, List<Map<String, Object>> rows) {
			rows.forEach((row) -> {
				row.keySet().removeIf((column) -> PackageRepository.WITHHELD.contains(table + "." + column));
				row.replaceAll(
						(column, value) -> (value instanceof String account && PackageRepository.isAccount(column))
								? role(account).map(StaffRole::en).orElse("") : value);
			});
			return rows;
		}

	}

}
