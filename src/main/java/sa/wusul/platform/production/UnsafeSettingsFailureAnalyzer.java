package sa.wusul.platform.production;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import sa.wusul.platform.production.UnsafeSettingsException.Reason;
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
		var heading = Reason.of("noStart");
		return new FailureAnalysis(NeutralText.format("%s\n%s\n\n%s\n%s", heading.ar(), arabic, heading.en(), english),
				null, refusal);
	}

}
