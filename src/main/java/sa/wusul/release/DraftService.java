package sa.wusul.release;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.Sha256;
import sa.wusul.release.rules.ModelFault;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;

/** Submission, decision and release of drafts. */
@Service
@Transactional
class DraftService implements Drafts {

	private static final String RELEASERS = "releasers";

	private static final String GUARDIANS = "release-guardians";

	private static final int NAME = 120;

	/** Begins the name of a part of a train, before a colon, as its Arabic word does. */
	private static final String TRAIN = "train";

	private final ModelRules rules;

	private final ModelsInService models;

	private final DraftRepository drafts;

	private final DraftApprovalStarter requests;

	private final CurrentStaff staff;

	private final Rights rights;

	private final DraftChanges changes;

	private final AuditLog audit;

	private final Clock clock;

	DraftService(ModelRules rules, ModelsInService models, DraftRepository drafts, DraftApprovalStarter requests,
			CurrentStaff staff, Rights rights, DraftChanges changes, AuditLog audit, Clock clock) {
		this.rules = rules;
		this.models = models;
		this.drafts = drafts;
		this.requests = requests;
		this.staff = staff;
		this.rights = rights;
		this.changes = changes;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public Draft handIn(String name, String author, List<ModelFile> files) {
		var part = isOfTrain(Optional.ofNullable(name).orElse(""));
		var about = part ? this.changes.part(checkPart(files)) : new Sentence("", "");
		if (!part) {
			check(files);
		}
		return enter(new DraftRepository.Entry(plain(name), author, Optional.empty(), Optional.empty(), part), files,
				about);
	}

	private static boolean isOfTrain(String name) {
		var before = name.contains(":") ? name.substring(0, name.indexOf(':')).strip() : "";
		return before.equalsIgnoreCase(TRAIN) || before.equals(ArabicText.of("draft.train"));
	}

	/**
	 * Checks a part of a train.
	 * @return the faults that other parts may mend
	 */
	private List<ModelFault> checkPart(List<ModelFile> files) {
		var faults = this.rules.check(files, this.models);
		if (!faults.stream().allMatch(this.rules::mayWait)) {
			throw new InvalidModelException(faults);
		}
		this.models.read(files);
		return faults;
	}

	/** Enters a checked draft, and asks for its release. */
	private Draft enter(DraftRepository.Entry entry, List<ModelFile> files, Sentence about) {
		if (files.stream().allMatch((file) -> isInService(file))) {
			throw new RefusalException(Kind.CONFLICT, "draft.unchanged");
		}
		var hash = Fingerprint.of(files);
		var same = this.drafts.waiting(entry, hash);
		if (same.isPresent()) {
			return same.get();
		}
		var changes = this.changes.describe(files);
		var number = this.drafts.enter(entry, this.clock.instant(), hash, this.changes.together(about, changes),
				this.changes.needThirdPerson(files));
		files.forEach((file) -> this.drafts.enter(number, file, base(file.name())));
		var draft = get(number);
		this.audit.add(entry(entry.author(), "draft.submitted", draft));
		this.requests.ask(draft, this.changes.inForm(draft));
		return draft;
	}

	@Override
	public Draft couple(String name, String author, List<Long> numbers) {
		this.drafts.holdAll();
		var parts = numbers.stream().distinct().map(this::get).toList();
		if (parts.size() < 2) {
			throw new RefusalException(Kind.INVALID, "draft.trainOfOne");
		}
		var files = new TreeMap<String, ModelFile>();
		parts.forEach((part) -> filesOf(part).forEach((file) -> {
			var other = files.put(bare(file), file);
			if (other != null && !Arrays.equals(other.content(), file.content())) {
				throw new RefusalException(Kind.CONFLICT, "draft.trainConflict", bare(file));
			}
		}));
		var all = List.copyOf(files.values());
		check(all);
		var people = parts.stream().flatMap((part) -> part.people().stream()).distinct().toList();
		var train = enter(new DraftRepository.Entry(plain(name), author,
				Optional.of("," + String.join(",", people) + ","), Optional.empty(), false), all,
				this.changes.train(parts));
		parts.forEach((part) -> {
			if (part.number() == train.number() || !this.drafts.couple(part.number(), train.number())) {
				throw new RefusalException(Kind.CONFLICT, "draft.decided");
			}
			this.requests.end(part, train);
			this.audit.add(entry(author, "draft.coupled", part).saying(train.key()));
		});
		return train;
	}

	/** Returns the files of a draft that waits alone, on the versions in service. */
	private List<ModelFile> filesOf(Draft part) {
		if (part.state() != Draft.State.WAITING || part.train().isPresent()) {
			throw new RefusalException(Kind.CONFLICT, "draft.decided");
		}
		checkBase(part);
		return handedIn(part);
	}

	@Override
	public Draft goBack(long number, String author) {
		this.drafts.holdAll();
		var release = get(number);
		if (release.state() != Draft.State.RELEASED) {
			throw new RefusalException(Kind.CONFLICT, "draft.notReleased");
		}
		var bases = this.drafts.baseHashes(number);
		var files = new TreeMap<String, ModelFile>();
		var stay = new ArrayList<String>();
		for (var file : handedIn(release)) {
			if (!isInService(file)) {
				throw new RefusalException(Kind.CONFLICT, "draft.laterRelease", bare(file));
			}
			var before = bases.get(file.name()).map((hash) -> this.models.find(file.name(), hash)).orElseGet(List::of);
			if (before.isEmpty()) {
				stay.add(bare(file));
			}
			before.forEach((old) -> files.putIfAbsent(bare(old), old));
		}
		if (files.isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "draft.allNew");
		}
		stay.removeAll(files.keySet());
		var all = List.copyOf(files.values());
		check(all);
		return enter(new DraftRepository.Entry(plain(release.key() + " " + release.name()), author, Optional.empty(),
				Optional.of(number), false), all, this.changes.wayBack(release, all, stay));
	}

	@Override
	public List<Draft> newest(int most) {
		return this.drafts.newest(most);
	}

	@Override
	public Draft get(long number) {
		return this.drafts.find(number).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "draft.unknownNumber"));
	}

	@Override
	public List<Draft> waiting(String process) {
		return this.drafts.waiting(process + ".bpmn");
	}

	@Override
	public List<ModelFile> files(long number) {
		return handedIn(get(number));
	}

	@Override
	public Optional<byte[]> before(long number, String fileName) {
		var bases = this.drafts.baseHashes(number);
		if (get(number).state() != Draft.State.RELEASED || !bases.containsKey(fileName)) {
			return this.models.newest(fileName);
		}
		return bases.get(fileName)
			.flatMap((hash) -> this.models.find(fileName, hash).stream().findFirst())
			.map(ModelFile::content);
	}

	@Override
	public boolean decide(long number, Decision decision) {
		this.drafts.holdAll();
		var draft = get(number);
		var releaser = releaserOf(draft);
		if (decision.releaseAt().filter((moment) -> !moment.isAfter(this.clock.instant())).isPresent()) {
			throw new RefusalException(Kind.INVALID, "draft.dayPassed");
		}
		var thirdPerson = draft.thirdPerson();
		if (decision.approved()) {
			if (draft.ofTrain()) {
				throw new RefusalException(Kind.CONFLICT, "draft.partOfTrain");
			}
			checkShown(draft, decision.shown());
			thirdPerson = this.changes.needThirdPerson(checkAgain(draft));
		}
		var state = decision.approved() ? Draft.State.APPROVED : Draft.State.REFUSED;
		if (!this.drafts.decide(number, state, releaser.userName(), this.clock.instant(), decision.reason(),
				decision.releaseAt(), thirdPerson)) {
			throw new RefusalException(Kind.CONFLICT, "draft.decided");
		}
		this.audit.add(entry(releaser.userName(), decision.approved() ? "draft.approved" : "draft.refused", draft)
			.saying(decision.reason()));
		return decision.approved() && thirdPerson;
	}

	@Override
	public void guard(long number, GuardianAnswer answer) {
		this.drafts.holdAll();
		var draft = get(number);
		var guardian = guardianOf(draft);
		if (answer.agreed()) {
			checkShown(draft, answer.shown());
			checkAgain(draft);
		}
		var state = answer.agreed() ? Draft.State.APPROVED : Draft.State.REFUSED;
		if (!this.drafts.guard(number, state, guardian.userName(), this.clock.instant(),
				answer.agreed() ? answer.reason() : null, answer.agreed() ? null : answer.reason())) {
			throw new RefusalException(Kind.CONFLICT, "draft.decided");
		}
		this.audit.add(entry(guardian.userName(), answer.agreed() ? "draft.guarded" : "draft.guardRefused", draft)
			.saying(answer.reason()));
	}

	@Override
	public void withdraw(long number) {
		this.drafts.holdAll();
		var releaser = releaser();
		if (!this.drafts.takeBack(number, "WITHDRAWN: " + releaser.userName())) {
			throw new RefusalException(Kind.CONFLICT, "draft.decided");
		}
		this.audit.add(entry(releaser.userName(), "draft.withdrawn", get(number)));
	}

	@Override
	public boolean stillFits(long number) {
		this.drafts.holdAll();
		try {
			checkAgain(get(number));
			return true;
		}
		catch (RefusalException changed) {
			this.drafts.takeBack(number, "OVERTAKEN: " + changed.code());
			return false;
		}
	}

	@Override
	public Draft release(long number) {
		var draft = get(number);
		if (draft.state() != Draft.State.APPROVED) {
			throw new RefusalException(Kind.FORBIDDEN, "draft.notApproved");
		}
		if (draft.releaseAt().filter((moment) -> moment.isAfter(this.clock.instant())).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "draft.notYet");
		}
		var files = checkAgain(draft);
		if (draft.guardedBy().isEmpty() && (draft.thirdPerson() || this.changes.needThirdPerson(files))) {
			throw new RefusalException(Kind.FORBIDDEN, "draft.guardianNeeded");
		}
		var people = Stream.of(draft.people().stream(), draft.decidedBy().stream(), draft.guardedBy().stream())
			.flatMap((names) -> names);
		var deployment = this.models.deploy(draft.name(), draft.key() + ": " + people.collect(Collectors.joining(", ")),
				files);
		if (!this.drafts.release(number, deployment)) {
			throw new RefusalException(Kind.CONFLICT, "draft.decided");
		}
		this.audit.add(entry(draft.decidedBy().orElseThrow(), "draft.released", draft));
		return get(number);
	}

	/** Returns an entry of the audit log with the hash of all files of the draft. */
	private static AuditEntry entry(String actor, String deed, Draft draft) {
		return AuditEntry.done(actor, deed).on(draft.key()).with("content=" + draft.contentHash());
	}

	/** Returns the current user if they are a releaser other than the author. */
	private Person releaserOf(Draft draft) {
		var person = releaser();
		if (draft.isBy(person.userName())) {
			throw new RefusalException(Kind.FORBIDDEN, "draft.fourEyes");
		}
		return person;
	}

	/**
	 * Returns the current user if they are a guardian other than author and releaser.
	 */
	private Person guardianOf(Draft draft) {
		var person = member(GUARDIANS, () -> new RefusalException(Kind.FORBIDDEN, "draft.notGuardian"));
		if (draft.isBy(person.userName())
				|| draft.decidedBy().filter(person.userName()::equalsIgnoreCase).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "draft.threePeople");
		}
		return person;
	}

	private Person releaser() {
		return member(RELEASERS, () -> new RefusalException(Kind.FORBIDDEN, "draft.notReleaser"));
	}

	/**
	 * Returns the current user if they are a member of the group. Administrators of
	 * accounts are none, because they could act as two people.
	 */
	private Person member(String group, Supplier<RefusalException> refusal) {
		var person = this.staff.person().orElseThrow(refusal);
		var administers = this.rights.roles()
			.stream()
			.anyMatch((role) -> role.does().contains(Role.Action.EVERYTHING) && person.groups().contains(role.id()));
		if (!person.groups().contains(group) || administers) {
			throw refusal.get();
		}
		return person;
	}

	/**
	 * Checks that they saw the draft's real data, so that changed process variables
	 * cannot mislead them.
	 */
	private void checkShown(Draft draft, List<String> shown) {
		if (!shown.equals(List.of(draft.name(), draft.author(), this.changes.inForm(draft)))) {
			throw new RefusalException(Kind.CONFLICT, "draft.tampered");
		}
	}

	/**
	 * Returns the draft's files if they are unchanged and still fit the models in
	 * service.
	 */
	private List<ModelFile> checkAgain(Draft draft) {
		var files = handedIn(draft);
		checkBase(draft);
		check(files);
		return files;
	}

	private void checkBase(Draft draft) {
		this.drafts.baseHashes(draft.number()).forEach((file, base) -> {
			if (!base.equals(base(file))) {
				throw new RefusalException(Kind.CONFLICT, "draft.overtaken", file);
			}
		});
	}

	private static String bare(ModelFile file) {
		return file.name().substring(file.name().lastIndexOf('/') + 1);
	}

	private List<ModelFile> handedIn(Draft draft) {
		var files = this.drafts.files(draft.number());
		if (!Fingerprint.of(files).equals(draft.contentHash())) {
			throw new RefusalException(Kind.CONFLICT, "draft.tampered");
		}
		return files;
	}

	private void check(List<ModelFile> files) {
		var faults = this.rules.check(files, this.models);
		if (!faults.isEmpty()) {
			throw new InvalidModelException(faults);
		}
		this.models.read(files);
	}

	private boolean isInService(ModelFile file) {
		return this.models.newest(file.name()).filter((now) -> Arrays.equals(now, file.content())).isPresent();
	}

	private Optional<String> base(String file) {
		return this.models.newest(file).map(Sha256::hex);
	}

	/**
	 * Reduces a name to letters, digits and a few signs, because it is shown beside the
	 * decision.
	 */
	private static String plain(String name) {
		var letters = Optional.ofNullable(name).orElse("").replaceAll("(?U)[^\\w .-]+", " ").strip();
		return (letters.length() > NAME) ? letters.substring(0, NAME) : letters;
	}

}
