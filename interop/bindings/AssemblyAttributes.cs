using System.Runtime.CompilerServices;

// Every signature below is blittable or marshalled by generated code, so nothing is left for the runtime to guess.
[assembly: DisableRuntimeMarshalling]
