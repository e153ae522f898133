package sa.wusul.department;

import java.time.Instant;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.form.FormText;
import sa.wusul.platform.text.ShownText;

/** The petitions proposed for a campaign, each with its subject and its day. */
@Component
class PetitionListReader implements FormText {

	/** Characters with a meaning in Markdown, which texts of people may contain. */
	private static final String SIGNS = "[^\\p{L}\\p{M}\\p{N} .,:،؛()/'’+-]";

	private final CampaignService campaigns;

	private final CaseFiles caseFiles;

	PetitionListReader(CampaignService campaigns, CaseFiles caseFiles) {
		this.campaigns = campaigns;
		this.caseFiles = caseFiles;
	}

	@Override
	public String name() {
		return "petitions";
	}

	@Override
	public String about(String caseReference) {
		var proposed = this.caseFiles.all(this.campaigns.propose(caseReference));
		return proposed.isEmpty() ? ShownText.of("petitions.none")
				: proposed.stream()
					.map(PetitionListReader::row)
					.collect(Collectors.joining("\n",
							line(word("reference"), word("subject"), word("day")) + "\n|---|---|---|\n", ""));
	}

	private static String row(CaseFile petition) {
		return line(petition.reference(), petition.request().subject().replaceAll(SIGNS, " "),
				day(petition.times().openedAt()));
	}

	private static String day(Instant instant) {
		return ShownText.isEnglish() ? CalendarWords.shownDate(instant.atZone(Kingdom.ZONE).toLocalDate())
				: CalendarWords.day(instant);
	}

	private static String line(String reference, String subject, String day) {
		return "| " + reference + " | " + subject + " | " + day + " |";
	}

	private static String word(String what) {
		return CaseWords.shown("petitions", what);
	}

}
