package sa.wusul.casefile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.text.SearchText;

/**
 * Service that finds cases by words of the requester's name and of the subject, or by the
 * mobile number. The words are written after the case was opened, so that opening it
 * costs no more statements.
 */
@Service
public class CaseWordService {

	/** Hexadecimal digits of a hash: few enough that different words share it. */
	private static final int DIGITS = 8;

	private static final int AT_ONCE = 200;

	private static final int MOST = 500;

	private final CaseWordRepository words;

	private final CaseFiles caseFiles;

	private final PersonalFields fields;

	private final TransactionTemplate transaction;

	CaseWordService(CaseWordRepository words, CaseFiles caseFiles, PersonalFields fields,
			PlatformTransactionManager transactions) {
		this.words = words;
		this.caseFiles = caseFiles;
		this.fields = fields;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Returns the cases that have each of the words, the newest first. */
	public List<CaseFile> withWords(String text) {
		var asked = SearchText.of(text);
		var found = find(asked.words().stream().map(this::hash).collect(Collectors.toSet()));
		return found.stream().filter((file) -> Set.copyOf(text(file).words()).containsAll(asked.words())).toList();
	}

	/** Returns the cases whose messages go to the number, the newest first. */
	public List<CaseFile> withMobile(MobileNumber mobile) {
		return find(Set.of(hash(mobile.value()))).stream()
			.filter((file) -> file.requester().mobile().equals(mobile.value()))
			.toList();
	}

	private List<CaseFile> find(Set<String> hashes) {
		return hashes.isEmpty() ? List.of()
				: this.caseFiles.all(this.words.withAll(hashes, MOST))
					.stream()
					.sorted((one, other) -> other.times().openedAt().compareTo(one.times().openedAt()))
					.toList();
	}

	/** Writes the words of cases that are new or changed. */
	@Scheduled(fixedDelayString = "${wusul.search.look-every:PT5S}",
			initialDelayString = "${wusul.search.look-every:PT5S}")
	public void writeNew() {
		List<String> unwritten;
		do {
			unwritten = this.words.unwritten(AT_ONCE);
			unwritten.forEach(this::write);
		}
		while (unwritten.size() == AT_ONCE);
	}

	private void write(String reference) {
		this.transaction.executeWithoutResult((status) -> this.words.lockUnwritten(reference)
			.forEach((file) -> this.words.write(reference, hashes(file))));
	}

	private Set<String> hashes(CaseFile file) {
		var hashes = new HashSet<String>();
		text(file).words().forEach((word) -> hashes.add(hash(word)));
		if (!file.requester().mobile().isEmpty()) {
			hashes.add(hash(file.requester().mobile()));
		}
		return hashes;
	}

	private static SearchText text(CaseFile file) {
		return SearchText.of(file.requester().name(), file.request().subject());
	}

	private String hash(String word) {
		return this.fields.hash("word:" + word).substring(0, DIGITS);
	}

}
