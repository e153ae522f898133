package sa.wusul.tawasul.visit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularFormat;

/** The format of visitors' identity numbers. */
@Configuration
class VisitorParticularsConfiguration {

	@Bean
	ParticularFormat firstVisitor() {
		return identity(1);
	}

	@Bean
	ParticularFormat secondVisitor() {
		return identity(2);
	}

	@Bean
	ParticularFormat thirdVisitor() {
		return identity(3);
	}

	@Bean
	ParticularFormat fourthVisitor() {
		return identity(4);
	}

	@Bean
	ParticularFormat fifthVisitor() {
		return identity(5);
	}

	private static ParticularFormat identity(int ordinal) {
		return ParticularFormat.of(VisitorList.identityOf(ordinal), (given) -> new IdentityNumber(given).value());
	}

}
