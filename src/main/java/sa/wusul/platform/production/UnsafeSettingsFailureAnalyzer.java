package sa.wusul.platform.production;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import sa.wusul.platform.text.NeutralText;

/**
 * Failure analyzer that prints the reasons of a {@link UnsafeSettingsException} instead
 * of a stack trace.
 */
class UnsafeSettingsFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeSettingsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettingsException refusal) {
		var arabic = refusal.reasons().stream().map((reason) -> " - " + reason.ar()).collect(Collectors.joining("\n"));
		var english = refusal.reasons().stream().map((reason) -> " - " + reason.en()).collect(Collectors.joining("\n"));
		return new FailureAnalysis(NeutralText
			.format("وصول لا يبدأ بهذا الإعداد:\n%s\n\nWusul does not start with these settings:\n%s", arabic, english),
				null, refusal);
	}

}
