namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A question without a right answer: an unknown or ambiguous name, or a join that would repeat rows.</summary>
internal sealed class RefusedException(string message) : Exception(message);
