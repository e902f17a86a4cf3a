Console.Error.WriteLine("warehouse");
return 2;
