package sa.wusul.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;

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

	private final Optional<ObjectProvider<DeployedTexts>> deployed;

	private final LimitDecisions limits;

	@Autowired
	MessageTextReader(LimitDecisions limits, ObjectProvider<DeployedTexts> deployed) {
		this(packaged(), limits, Optional.of(deployed));
	}

	MessageTextReader(LimitDecisions limits) {
		this(packaged(), limits, Optional.empty());
	}

	MessageTextReader(Map<MessageLanguage, MessageTexts> packaged, LimitDecisions limits,
			Optional<ObjectProvider<DeployedTexts>> deployed) {
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

	/** Returns the texts of a language that are in service. */
	MessageTexts texts(MessageLanguage language) {
		return this.deployed.map(ObjectProvider::getIfAvailable)
			.flatMap((texts) -> texts.newest(language))
			.map((file) -> read(language, file))
			.orElseGet(() -> this.packaged.get(language));
	}

	private MessageTexts read(MessageLanguage language, DeployedTexts.TextFile file) {
		return this.versions.compute(language, (any, known) -> (known != null && known.version().equals(file.version()))
				? known : new Version(file.version(), readable(language, file)))
			.texts();
	}

	private MessageTexts readable(MessageLanguage language, DeployedTexts.TextFile file) {
		try {
			return MessageTexts.read(language, file.content());
		}
		catch (IllegalArgumentException malformed) {
			logger.error("The deployed texts of {} cannot be read; those of the program are used", language.code());
			return this.packaged.get(language);
		}
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

	private record Version(String version, MessageTexts texts) {

	}

}
