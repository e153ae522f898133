package sa.wusul.casefile;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.Requester.Agent;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Opening of a case, the same for all channels (M1). It runs in the transaction that
 * starts the process.
 */
@Service
public class CaseOpeningService {

	/** Channels that visitors use themselves; staff enter requests from the others. */
	private static final Set<Channel> SELF_SERVICE = EnumSet.of(Channel.PORTAL, Channel.KIOSK);

	private static final Set<String> TOLD_BY_ALL = Set.of("requesterName", "identityNumber", "mobile", "agentName",
			"agentIdentityNumber", "representedIdentityNumber", "representedName", "subject", "requestText");

	private static final Set<String> WHERE_IT_CAME = Set.of("channel", "centre", "section");

	/** The length of the case file's column. */
	private static final int LONGEST = 4000;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final ObjectProvider<ParticularFormat> particularForms;

	CaseOpeningService(CaseFiles caseFiles, Rights rights, ObjectProvider<ParticularFormat> particularForms) {
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.particularForms = particularForms;
	}

	/**
	 * Opens a case.
	 * @param processName name of the service, the subject if the form has none
	 * @param answers checked answers of the start form of the process
	 * @param submissionKey the sender's own key, if any
	 * @throws RefusalException if the request cannot be opened
	 */
	public CaseFile open(String processKey, String processName, Answers answers, Optional<String> submissionKey,
			Opener opener) {
		var channel = Channel.valueOf(answers.variable("channel"));
		var centre = answers.variable("centre");
		var section = answers.variable("section");
		refuseForeignCounter(processKey, channel, centre, section, opener);
		var particulars = particulars(answers);
		return this.caseFiles.open(new NewCase(processKey, channel, new Place(centre, section),
				new Request(topic(processKey, answers), text(answers, "subject").orElse(processName),
						words(answers, particulars)),
				requester(answers), particulars, choices(answers), submissionKey, opener.userName()));
	}

	/** Returns the answers without a column of their own in the case file. */
	private List<Particular> particulars(Answers answers) {
		return answers.caseFile()
			.entrySet()
			.stream()
			.filter((answer) -> !TOLD_BY_ALL.contains(answer.getKey()))
			.map((answer) -> new Particular(answer.getKey(), answers.labels().get(answer.getKey()),
					normalised(answer.getKey(), answers.labels().get(answer.getKey()), answer.getValue())))
			.toList();
	}

	private String normalised(String name, String label, String given) {
		PlainText.check(given);
		try {
			var stored = form(name).map((form) -> form.normalise(given)).orElse(given);
			if (stored.length() > LONGEST) {
				throw new RefusalException(Kind.INVALID, "field.tooLong", label, LONGEST);
			}
			return stored;
		}
		catch (RefusalException wrong) {
			throw named(wrong, label);
		}
	}

	/**
	 * Adds the field's label to the refusal, because a form may ask for several identity
	 * numbers.
	 */
	private static RefusalException named(RefusalException wrong, String label) {
		return switch (wrong.code()) {
			case "identity.checksum" -> new RefusalException(wrong.kind(), "identity.checksumOf", label);
			case "identity.form" -> new RefusalException(wrong.kind(), "identity.formOf", label);
			default -> wrong;
		};
	}

	private Optional<ParticularFormat> form(String name) {
		return this.particularForms.stream().filter((form) -> form.name().equals(name)).findFirst();
	}

	/** Returns the requester's answers as a text for people. */
	private String words(Answers answers, List<Particular> particulars) {
		var written = text(answers, "requestText").stream();
		var chosen = answers.told().entrySet().stream().map((choice) -> line(choice.getKey(), choice.getValue()));
		var listed = particulars.stream()
			.filter((particular) -> form(particular.name()).map(ParticularFormat::isListed).orElse(true))
			.map((particular) -> line(particular.label(), particular.value()));
		return Stream.of(written, chosen, listed).flatMap((lines) -> lines).collect(Collectors.joining("\n"));
	}

	private static String line(String label, String value) {
		return label + (label.endsWith("؟") ? " " : ": ") + value;
	}

	/**
	 * Returns the answers about the subject of the request, without the counter that
	 * received it.
	 */
	private static Map<String, String> choices(Answers answers) {
		return answers.variables()
			.entrySet()
			.stream()
			.filter((choice) -> choice.getValue() != null && !WHERE_IT_CAME.contains(choice.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, (choice) -> choice.getValue().toString()));
	}

	/**
	 * Refuses staff of another counter: they open cases of their own centre and section
	 * only (M5).
	 */
	private void refuseForeignCounter(String processKey, Channel channel, String centre, String section,
			Opener opener) {
		if (opener.isChannel()) {
			return;
		}
		if (SELF_SERVICE.contains(channel)) {
			throw new RefusalException(Kind.FORBIDDEN, "channel.notForStaff");
		}
		if (!opener.isAdministrator() && !this.rights.mayStart(opener.groups(), processKey, centre, section)) {
			throw new RefusalException(Kind.FORBIDDEN, "centre.notYours");
		}
	}

	/**
	 * Returns the topic; a form without topics serves a single purpose, whose process is
	 * the topic.
	 */
	private static String topic(String processKey, Answers answers) {
		return Optional.ofNullable(answers.variables().get("topic")).map(Object::toString).orElse(processKey);
	}

	private static Requester requester(Answers answers) {
		var agent = answers.find("agentIdentityNumber")
			.map((number) -> new Agent(new IdentityNumber(number), new PersonName(answers.text("agentName")),
					Representation.of(answers.variables().get("representation"))));
		var requester = new Requester(
				new IdentityNumber(
						answers.find("representedIdentityNumber").orElseGet(() -> answers.text("identityNumber"))),
				new PersonName(answers.find("representedName").orElseGet(() -> answers.text("requesterName"))),
				answers.find("mobile").map(MobileNumber::new), agent);
		if (agent.filter((other) -> other.identityNumber().equals(requester.identityNumber())).isPresent()) {
			throw new RefusalException(Kind.INVALID, "agent.isRequester");
		}
		return requester;
	}

	private static Optional<String> text(Answers answers, String target) {
		var text = answers.find(target);
		text.ifPresent(PlainText::check);
		return text;
	}

}
