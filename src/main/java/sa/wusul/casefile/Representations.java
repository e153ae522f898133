package sa.wusul.casefile;

import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.model.CallableFromModels;

/**
 * The representation of requesters, for models:
 * {@code ${representations.isClaimed(execution.processBusinessKey)}}.
 */
@Component
@CallableFromModels
public class Representations {

	private final CaseFiles caseFiles;

	public Representations(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	/**
	 * Checks whether the request was handed in by somebody who acts for the requester.
	 */
	public boolean isClaimed(String caseReference) {
		return find(caseReference).isPresent();
	}

	/**
	 * Returns {@code GUARDIAN} or {@code AGENT}; {@code null} if nobody acts for the
	 * requester.
	 */
	public String of(String caseReference) {
		return find(caseReference).map(Representation::name).orElse(null);
	}

	/** Returns the transaction that the case is about, by the id of its model. */
	public String transaction(String caseReference) {
		return this.caseFiles.get(caseReference).processKey();
	}

	private Optional<Representation> find(String caseReference) {
		return this.caseFiles.find(caseReference).flatMap((file) -> file.requester().representation());
	}

}
