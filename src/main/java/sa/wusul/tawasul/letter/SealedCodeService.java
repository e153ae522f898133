package sa.wusul.tawasul.letter;

import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;

/** Service that issues the sealed papers with the codes of detainees. */
@Service
public class SealedCodeService {

	static final String TEMPLATE = "terminal-code";

	private final TerminalAccessService access;

	private final PaperService papers;

	private final CaseFiles caseFiles;

	SealedCodeService(TerminalAccessService access, PaperService papers, CaseFiles caseFiles) {
		this.access = access;
		this.papers = papers;
		this.caseFiles = caseFiles;
	}

	/** Issues a code with its paper, once for a step. */
	@Transactional
	public void issue(String caseReference, String step) {
		if (this.papers.forCase(caseReference).isEmpty()) {
			var code = this.access.issue(caseReference);
			this.papers.issue(new PaperRequest(caseReference + ":" + step, TEMPLATE, caseReference,
					Map.of("identityNumber", this.caseFiles.get(caseReference).requester().identityNumber(), "code",
							code.code(), "validUntil", code.validUntil())));
		}
	}

}
