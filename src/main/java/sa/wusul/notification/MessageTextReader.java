package sa.wusul.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.model.DeployedFiles;

/**
 * The message texts that analysts write beside the table that selects one of them: those
 * that were deployed last, or else those of the program. All of the latter are checked on
 * start, and the former before their release, so that no text fails when it is needed.
 */
@Component
class MessageTextReader {

	private static final Logger logger = LoggerFactory.getLogger(MessageTextReader.class);

	private final Map<MessageLanguage, MessageTexts> packaged;

	private final Map<MessageLanguage, Version> versions = new ConcurrentHashMap<>();

	private final Optional<ObjectProvider<DeployedFiles>> deployed;

	private final LimitDecisions limits;

	@Autowired
	MessageTextReader(LimitDecisions limits, ObjectProvider<DeployedFiles> deployed) {
		this(packaged(), limits, Optional.of(deployed));
	}

	MessageTextReader(LimitDecisions limits) {
		this(packaged(), limits, Optional.empty());
	}

	MessageTextReader(Map<MessageLanguage, MessageTexts> packaged, LimitDecisions limits,
			Optional<ObjectProvider<DeployedFiles>> deployed) {
		this.packaged = packaged;
		this.limits = limits;
		this.deployed = deployed;
		var faults = MessageTextRules.check(packaged);
		if (!faults.isEmpty()) {
			throw new IllegalStateException(
					String.join("; ", faults.stream().map(MessageTextRules.TextFault::toString).toList()));
		}
	}

	private static Map<MessageLanguage, MessageTexts> packaged() {
		var texts = new EnumMap<MessageLanguage, MessageTexts>(MessageLanguage.class);
		List.of(MessageLanguage.values()).forEach((language) -> texts.put(language, MessageTexts.packaged(language)));
		return texts;
	}

	/**
	 * Returns the texts of a language that are in service, with the names of the
	 * organisation in service.
	 */
	MessageTexts texts(MessageLanguage language) {
		var file = newest(language.file());
		var places = newest(Organisation.FILE);
		if (file.isEmpty() && places.isEmpty()) {
			return this.packaged.get(language);
		}
		var version = Stream.of(file, places)
			.map((one) -> one.map(DeployedFiles.DeployedFile::version).orElse(""))
			.collect(Collectors.joining("/"));
		return this.versions
			.compute(language,
					(any, known) -> (known != null && known.version().equals(version)) ? known
							: new Version(version, readable(language, file.map(DeployedFiles.DeployedFile::content))))
			.texts();
	}

	private MessageTexts readable(MessageLanguage language, Optional<byte[]> file) {
		try {
			var organisation = newest(Organisation.FILE).map(DeployedFiles.DeployedFile::content)
				.map(Organisation::of)
				.orElseGet(Organisation::load);
			return MessageTexts.read(language, file.orElseGet(() -> MessageTexts.packagedFile(language)), organisation);
		}
		catch (RuntimeException malformed) {
			logger.error("The deployed texts of {} cannot be read; those of the program are used", language.code());
			return this.packaged.get(language);
		}
	}

	private Optional<DeployedFiles.DeployedFile> newest(String file) {
		return this.deployed.map(ObjectProvider::getIfAvailable).flatMap((files) -> files.newest(file));
	}

	/**
	 * Returns the version of the texts of a language that are in service; empty for those
	 * of the program.
	 */
	String version(MessageLanguage language) {
		return newest(language.file()).map(DeployedFiles.DeployedFile::version).orElse("");
	}

	/** Returns the texts of a language as they were in a version. */
	private Optional<MessageTexts> texts(MessageLanguage language, String version) {
		if (version.isEmpty()) {
			return Optional.of(this.packaged.get(language));
		}
		if (version.equals(version(language))) {
			return Optional.of(texts(language));
		}
		return this.deployed.map(ObjectProvider::getIfAvailable)
			.flatMap((files) -> files.find(language.file(), version))
			.map((file) -> readable(language, Optional.of(file.content())));
	}

	/** Returns the facts that a text contains, without those that the case tells. */
	Set<String> facts(String key) {
		return texts(MessageLanguage.ARABIC).facts(key);
	}

	/**
	 * Returns the text for a case, with the labels of the facts' codes in place of its
	 * placeholders.
	 */
	String render(MessageLanguage language, String key, String caseReference, Map<String, String> facts) {
		return texts(language).render(key, caseReference, facts, this.limits);
	}

	/**
	 * Returns the text for a case as it was in a version of the texts, or as it is now if
	 * that version does not have it.
	 */
	String render(MessageLanguage language, String key, String caseReference, Map<String, String> facts,
			Optional<String> version) {
		return version.flatMap((known) -> texts(language, known))
			.filter((known) -> known.keys().contains(key))
			.orElseGet(() -> texts(language))
			.render(key, caseReference, facts, this.limits);
	}

	private record Version(String version, MessageTexts texts) {

	}

}
